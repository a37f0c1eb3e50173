/** Whole trees: what becomes of each file is told, one file's trouble is its own, and a storage that refuses is the end. */
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import { openPatience } from '../../../tools/terminal/patience.ts';
import { newTally, problemsOf, type Tally } from '../../../tools/upload/tally.ts';
import { type UploadOptions, uploadAll } from '../../../tools/upload/uploadAll.ts';
import { type FakeClock, fakeClock } from '../../fakes/clock.ts';
import { type MemoryStorage, memoryStorage } from '../../fakes/storage.ts';
import { folder } from '../program.ts';
import { LARGE, MODIFIED } from './aSource.ts';

let clock: FakeClock;
let storage: MemoryStorage;
let tally: Tally;
let said: string[];
let there: string[];
beforeEach(() => {
  clock = fakeClock();
  storage = memoryStorage(clock);
  tally = newTally();
  said = [];
  there = [];
});

async function tree(files: Record<string, string | Uint8Array>): Promise<string> {
  const path = join(await folder(), 'tree');
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(path, name, '..'), { recursive: true });
    await writeFile(join(path, name), content);
    await utimes(join(path, name), MODIFIED, MODIFIED);
  }
  return path;
}

function upload(path: string, options: Partial<UploadOptions> = {}): Promise<void> {
  return uploadAll(storage, [{ path, name: 'tree' }], tally, {
    ...{ clock, patience: openPatience(clock, 'family', options.signal) },
    onThere: (name, how) => there.push(`${how} ${name}`),
    onProblem: ({ name, message }) => said.push(`${name}: ${message}`),
    onNotice: ({ message }) => said.push(message),
    ...options,
  });
}

const none = { files: 0, bytes: 0 };
const numbered = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${String(i).padStart(3, '0')}.jpg`, `${i}`]));

test('every file comes to one end, and the numbers say so', async () => {
  const path = await tree({ 'a.jpg': 'one', 'b/c.jpg': 'three', 'b/.DS_Store': 'x', 'd.jpg': 'new' });
  const put = (name: string, content: string, metadata = {}) =>
    storage.originals.put(name, Buffer.from(content), { contentType: '', metadata });
  await put('tree/d.jpg', 'old');
  await upload(path);
  expect(tally.ended).toEqual({
    ...{ replaced: none, same: none, known: none, changed: none, failed: none },
    sent: { files: 2, bytes: 8 },
    other: { files: 1, bytes: 3 },
  });
  expect(tally).toMatchObject({ junk: 1, sentBytes: 8, stagedBytes: 0, underWayBytes: 0 });
  expect(there.toSorted()).toEqual(['sent tree/a.jpg', 'sent tree/b/c.jpg']);
  expect(said).toEqual([
    expect.stringMatching(/^tree\/d.jpg: The library has another file named tree\/d.jpg; .*--replace/),
  ]);
  expect(problemsOf(tally)).toBe(1);

  tally = newTally();
  await upload(path, { replace: true });
  expect(tally).toMatchObject({ sentBytes: 3, ended: { replaced: { files: 1 }, same: { files: 2, bytes: 8 } } });
  expect(there).toContain('sent tree/d.jpg');
});

test.each([
  ['under one name', 'tree', 'a.jpg'],
  ['one below the other', 'tree/sub', 'sub/a.jpg'],
])(
  'of two folders that come together %s, no file is taken for the other’s by its length and time',
  async (_, second, inFirst) => {
    const roots = [
      { path: await tree({ [inFirst]: 'card 1' }), name: 'tree' },
      { path: await tree({ 'a.jpg': 'card 2' }), name: second },
    ];
    await uploadAll(storage, roots, tally, {
      ...{ clock, patience: openPatience(clock, 'family'), concurrency: 1 },
      onProblem: ({ path }) => said.push(path),
      onNotice: () => {},
    });
    expect(tally.ended).toMatchObject({ sent: { files: 1 }, same: { files: 0 }, other: { files: 1 } });
    expect(said).toEqual([join(roots[1]?.path ?? '', 'a.jpg')]);
  },
);

test('a file’s own trouble is told, and the others are sent', async () => {
  const path = await tree(numbered(20));
  const { put } = storage.originals;
  storage.originals.put = (name, ...rest) =>
    name.endsWith('7.jpg') ? Promise.reject(new FaultError('corrupt-transfer', 'garbled')) : put(name, ...rest);
  await upload(path);
  expect(tally.ended).toMatchObject({ sent: { files: 18 }, failed: { files: 2 } });
  expect(said.toSorted()).toEqual(['tree/007.jpg: garbled', 'tree/017.jpg: garbled']);
});

test('a storage that refuses everything ends the upload after a few files; one now and then costs its file alone', async () => {
  const path = await tree(numbered(100));
  const { put } = storage.originals;
  const refuse = () => Promise.reject(new OutageError('storage', 'refused'));
  storage.originals.put = (name, ...rest) => (name.endsWith('5.jpg') ? refuse() : put(name, ...rest));
  await upload(path);
  expect(tally.ended).toMatchObject({ sent: { files: 90 }, failed: { files: 10 } });

  tally = newTally();
  storage = memoryStorage(clock);
  storage.originals.put = refuse;
  await expect(upload(path)).rejects.toThrow('refused');
  expect(problemsOf(tally)).toBeLessThan(15);
});

test('a connection that breaks is waited for, without a word about any file, and nothing counts twice', async () => {
  const path = await tree({ ...numbered(12), 'large.mov': Buffer.alloc(3 * LARGE, 'x') });
  const { put, upload: send, list } = storage.originals;
  const began = clock.now();
  const silence = () => new OutageError('storage', 'no answer', { passing: true });
  const broken = () => clock.now() - began < 60_000;
  storage.originals.list = (prefix) => (broken() ? failing(silence()) : list(prefix));
  storage.originals.put = (...args) => (broken() ? Promise.reject(silence()) : put(...args));
  let tries = 0;
  storage.originals.upload = (name, body, { onProgress, finish }) => {
    tries += 1;
    if (tries > 1)
      return send(name, body, { finish, onProgress: (bytes) => onProgress?.(bytes, tries > 2 ? 'sent' : 'staged') });
    onProgress?.(10, 'sent');
    return Promise.reject(silence());
  };
  const end = upload(path);
  while (tries < 2) await clock.advance(1000);
  await end;
  expect(said).toEqual([]);
  expect(tally.ended).toMatchObject({ sent: { files: 13 }, failed: none });
  // Of what is met in the storage, ten bytes are this run's own.
  expect(tally).toMatchObject({ stagedBytes: 3 * LARGE - 10, underWayBytes: 0 });
});

// biome-ignore lint/correctness/useYield: it breaks before the first.
async function* failing(error: Error): AsyncGenerator<never> {
  throw error;
}

test('an outage that lasts ends the upload', async () => {
  const path = await tree(numbered(100));
  let puts = 0;
  storage.originals.put = () => {
    puts += 1;
    return Promise.reject(new OutageError('storage', 'no answer', { passing: true }));
  };
  let over = false;
  const end = upload(path, { concurrency: 3 }).finally(() => {
    over = true;
  });
  const thrown = expect(end).rejects.toThrow('no answer');
  // Files are read in real time: the clock stands until each lane has had no answer, then moves on as long as it takes.
  while (puts < 3) await new Promise(setImmediate);
  while (!over) await clock.advance(10_000);
  await thrown;
  expect(said).toEqual([]);
});

test('stopped, what is in hand is finished, nothing new begins, and nothing is a problem', async () => {
  const stop = new AbortController();
  const path = await tree(numbered(50));
  const { put } = storage.originals;
  let begun = 0;
  storage.originals.put = async (...args) => {
    begun += 1;
    if (begun === 10) stop.abort();
    await new Promise(setImmediate);
    return put(...args);
  };
  await upload(path, { signal: stop.signal, concurrency: 3 });
  expect(tally.ended.sent.files).toBe(begun);
  expect(begun).toBeLessThan(13);
  expect(said).toEqual([]);
});

test('stopped between two blocks of a large file, it says nothing of that file', async () => {
  const stop = new AbortController();
  const path = await tree({ 'large.mov': Buffer.alloc(3 * LARGE, 'x') });
  const { upload: send } = storage.originals;
  storage.originals.upload = (name, body, { onProgress, ...options }) =>
    send(name, body, {
      ...options,
      onProgress(...args) {
        stop.abort();
        onProgress?.(...args);
      },
    });
  await upload(path, { signal: stop.signal });
  expect(tally.ended).toMatchObject({ sent: none, failed: none });
  expect(said).toEqual([]);
  expect(await storage.originals.head('tree/large.mov')).toBe('missing');
});

test('few large files are on their way at once, however many files are', async () => {
  const large = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`${i}.mov`, Buffer.alloc(LARGE, `${i}`)]));
  const path = await tree(large);
  const { upload: send } = storage.originals;
  let now = 0;
  let most = 0;
  storage.originals.upload = async (...args) => {
    now += 1;
    most = Math.max(most, now);
    const sent = await send(...args);
    now -= 1;
    return sent;
  };
  await upload(path, { concurrency: 5 });
  expect([tally.ended.sent.files, most]).toEqual([5, 2]);
});
