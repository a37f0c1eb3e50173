/** One file on its way into the library: never twice, never over another, never with a hash that is not its own. */
import { createHash } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import { OutageError } from '../../core/outage.ts';
import type { Storage } from '../../core/storage.ts';
import { sendFile } from '../../tools/upload/sendFile.ts';
import { newUpload, uploadAll } from '../../tools/upload/uploadAll.ts';
import type { SourceFile } from '../../tools/upload/walk.ts';
import { memoryStorage } from '../fakes/storage.ts';
import { aRecord } from '../rules/aRecord.ts';
import { write } from '../rules/library/records.ts';
import { folder } from './program.ts';

const LARGE = 9 * 2 ** 20;
const none = () => {};

let storage: Storage;
beforeEach(() => {
  storage = memoryStorage(systemClock);
});

async function source(content: string | Uint8Array, name = 'trip/a.jpg'): Promise<SourceFile> {
  const path = join(await folder(), 'a.jpg');
  await writeFile(path, content);
  return { kind: 'file', path, name, bytes: content.length, modifiedAt: new Date() };
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

test.each([
  ['small', 10],
  ['large', LARGE],
])('a %s file is sent once, with its hashes', async (_, bytes) => {
  const content = Buffer.alloc(bytes, 'x');
  const file = await source(content);
  let sent = 0;
  expect(await sendFile(storage, file, (now) => (sent = now))).toBe('sent');
  expect(await storage.originals.head(file.name)).toMatchObject({ bytes, metadata: { sourcesha256: sha256(content) } });
  if (bytes === LARGE) expect(sent).toBe(bytes);
  expect(await sendFile(storage, file, none)).toBe('same');
});

test('what another tool has put there is read, to know it', async () => {
  const content = Buffer.from('same');
  await storage.originals.put('trip/a.jpg', content, { contentType: 'image/jpeg' });
  expect(await sendFile(storage, await source('same'), none)).toBe('same');
  expect(await sendFile(storage, await source('else'), none)).toBe('other');
  expect(await sendFile(storage, await source('longer'), none)).toBe('other');
});

test('what arrived as something else is not taken for the file that was meant', async () => {
  const metadata = { sourcesha256: sha256('meant') };
  await storage.originals.put('trip/a.jpg', Buffer.from('found'), { contentType: 'image/jpeg', metadata });
  // Nobody has looked yet.
  expect(await sendFile(storage, await source('meant'), none)).toBe('same');
  const blob = await storage.originals.head('trip/a.jpg');
  const etag = blob === 'missing' ? blob : blob.etag;
  await write(storage, aRecord({ name: 'trip/a.jpg', etag, sha256: sha256('found') }));
  expect(await sendFile(storage, await source('meant'), none)).toBe('other');
});

test('of two that come at once under one name, one stays and the other is told', async () => {
  const [a, b] = [await source('one'), await source('two')];
  const ends = await Promise.all([sendFile(storage, a, none), sendFile(storage, b, none)]);
  expect(ends.sort()).toEqual(['other', 'sent']);
});

test('a large file that is written to meanwhile does not stay with hashes that are not its own', async () => {
  const file = await source(Buffer.alloc(LARGE, 'x'));
  const { upload } = storage.originals;
  storage.originals.upload = async (...args) => {
    await appendFile(file.path, 'more');
    return upload(...args);
  };
  expect(await sendFile(storage, file, none)).toBe('changed');
  expect(await storage.originals.head(file.name)).toBe('missing');
});

test('a storage that stays away ends the upload; one that stumbles costs a file', async () => {
  const file = await source('x');
  const { head } = storage.originals;
  let calls = 0;
  const upload = newUpload();
  const problems: string[] = [];
  const options = { onThere: none, onProblem: ({ message }: { message: string }) => problems.push(message) };
  storage.originals.head = (name) => {
    calls += 1;
    return calls === 1 ? Promise.reject(new OutageError('storage', 'away')) : head(name);
  };
  await uploadAll(storage, [file.path, file.path], upload, options);
  expect({ problems, upload }).toMatchObject({ problems: ['away'], upload: { sent: 1, problems: 1, files: 2 } });

  storage.originals.head = () => Promise.reject(new OutageError('storage', 'gone'));
  await expect(uploadAll(storage, Array(100).fill(file.path), upload, options)).rejects.toThrow('gone');
  expect(problems.length).toBeLessThan(15);
});
