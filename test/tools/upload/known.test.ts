/** Content that the library has under another name is left out, if it is asked for: as long as it is still there. */
import { beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../core/clock.ts';
import { idOf } from '../../../core/id.ts';
import { compact } from '../../../library/compact.ts';
import { indexRecord } from '../../../library/indexRecord.ts';
import { readRecord } from '../../../library/readRecord.ts';
import { readKnown } from '../../../tools/upload/known.ts';
import type { PairedFile } from '../../../tools/upload/pairWithLibrary.ts';
import { uploadFile } from '../../../tools/upload/uploadFile.ts';
import { type MemoryStorage, memoryStorage } from '../../fakes/storage.ts';
import { aRecord } from '../../rules/aRecord.ts';
import { write } from '../../rules/library/records.ts';
import { aSource, LARGE, PLAIN, partsOver, sha256 } from './aSource.ts';

let storage: MemoryStorage;
beforeEach(() => {
  storage = memoryStorage(systemClock);
});

/** Puts an original with its record there, and publishes it. */
async function have(name: string, content: string | Uint8Array, trashed = false): Promise<void> {
  const bytes = Buffer.from(content);
  const put = await storage.originals.put(name, bytes, { contentType: 'image/jpeg' });
  const etag = put === 'conflict' ? '' : put.etag;
  const hash = sha256(bytes);
  const user = trashed ? { trashed: { at: '2026-06-01T10:00:00.000Z', sha256: hash, etag } } : {};
  await indexRecord(storage, await write(storage, aRecord({ name, etag, bytes: bytes.length, sha256: hash, user })));
  await compact(storage);
}

async function uploadAtOnce(...sources: PairedFile[]): Promise<string[]> {
  const known = await readKnown(storage);
  const parts = partsOver(storage, systemClock);
  return Promise.all(sources.map((source) => uploadFile(source, { ...PLAIN, known }, parts)));
}

test.each([
  ['small', 'content'],
  ['large', Buffer.alloc(LARGE, 'x')],
])('a %s file is left out', async (_, content) => {
  await have('2001/old.jpg', content);
  expect(await uploadAtOnce(await aSource(content))).toEqual(['known']);
  expect(await storage.originals.head('trip/a.jpg')).toBe('missing');
});

test('what is in the trash, has gone since, or has another content by now, is no reason', async () => {
  await have('trash.jpg', 'in the trash', true);
  await have('gone.jpg', 'gone');
  await have('other.jpg', 'other');
  await storage.originals.remove('gone.jpg');
  await storage.originals.put('other.jpg', Buffer.from('ohter'), { contentType: 'image/jpeg' });
  const sources = ['in the trash', 'gone', 'other'].map((content) => aSource(content, content));
  expect(await uploadAtOnce(...(await Promise.all(sources)))).toEqual(['sent', 'sent', 'sent']);
});

test('what has come into the trash since it was published is no reason', async () => {
  await have('old.jpg', 'content');
  const id = idOf('old.jpg');
  const known = await readRecord(storage, id);
  if (known === 'missing') throw new Error('no record');
  const { sha256: hash, etag } = known.record;
  const user = { ...known.record.user, trashed: { at: '2026-06-01T10:00:00.000Z', sha256: hash, etag } };
  await write(storage, { ...known.record, user });
  expect(await uploadAtOnce(await aSource('content'))).toEqual(['sent']);
});

test('of several files with one content, at once or later, one is sent', async () => {
  const sources = ['a', 'b', 'c', 'd'].map((name) => aSource('content', name));
  const ends = await uploadAtOnce(...(await Promise.all(sources)), await aSource('another', 'e'));
  expect(ends.toSorted()).toEqual(['known', 'known', 'known', 'sent', 'sent']);
});

test('if the first of them can not be sent, one of the others is', async () => {
  const { put } = storage.originals;
  let puts = 0;
  storage.originals.put = (...args) => {
    puts += 1;
    return puts === 1 ? Promise.reject(new Error('refused')) : put(...args);
  };
  const known = await readKnown(storage);
  const parts = partsOver(storage, systemClock);
  const sources = await Promise.all(['a', 'b', 'c', 'd'].map((name) => aSource('content', name)));
  const ends = await Promise.allSettled(sources.map((source) => uploadFile(source, { ...PLAIN, known }, parts)));
  const words = ends.map((end) => (end.status === 'fulfilled' ? end.value : 'failed'));
  expect(words.toSorted()).toEqual(['failed', 'known', 'known', 'sent']);
});

test('a large file is read before it is sent only if the library has one of its length', async () => {
  let read = 0;
  const { upload } = storage.originals;
  const source = await aSource(Buffer.alloc(LARGE, 'x'));
  storage.originals.upload = (name, body, options) => upload(name, counted(body), options);
  async function* counted(body: AsyncIterable<Uint8Array>) {
    for await (const piece of body) {
      read += piece.length;
      yield piece;
    }
  }
  expect(await uploadAtOnce(source, await aSource('small', 'b'))).toEqual(['sent', 'sent']);
  expect(read).toBe(LARGE);
});
