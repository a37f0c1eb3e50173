/** The index and the months made anew by the real tool, on a real stack: byte for byte what they were. */
import { expect, test } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { systemClock } from '../../core/clock.ts';
import { idOf } from '../../core/id.ts';
import { columnsName, layoutName, MANIFEST_NAME, monthName, recordName, tintName } from '../../core/names.ts';
import type { Storage } from '../../core/storage.ts';
import { type Manifest, monthOfKey } from '../../core/timeline/manifest.ts';
import { act } from '../../library/act.ts';
import { readBlob } from '../../library/readBlob.ts';
import { findLeft } from '../../tools/local/settled.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { run, startStack } from './program.ts';

const SLOW = { timeout: 120_000 };
const JPEG = { contentType: 'image/jpeg' };

/** `trip/IMG_20200315_120000.jpg`: twelve months over three years, by the name. */
function nameOf(i: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `trip/IMG_${2019 + (i % 3)}${two(1 + (i % 4) * 3)}${two(1 + (i % 28))}_1200${two(i % 60)}.jpg`;
}

/** Of a few contents: what is tested is not the pictures. */
async function putPhotos(storage: Storage, from: number, to: number): Promise<void> {
  const contents = await Promise.all([1, 2, 3].map((seed) => encode(photo(64, 48, seed), 'jpeg')));
  for (let i = from; i < to; i++) await storage.originals.put(nameOf(i), contents[i % 3]!, JPEG);
}

async function settled(storage: Storage): Promise<void> {
  while ((await findLeft(storage)) !== '') await systemClock.sleep(100);
}

/** A library with whatever can become of an original. */
async function aLibrary(photos: number): Promise<{ storage: Storage; env: Record<string, string> }> {
  const { account, env } = await startStack(['--memory']);
  const storage = openStorage(account);
  await putPhotos(storage, 0, photos);
  await storage.originals.put('trip/undated.jpg', await encode(photo(64, 48, 4), 'jpeg'), JPEG);
  await storage.originals.put('trip/empty.jpg', new Uint8Array(), JPEG);
  await storage.originals.put('trip/notes.txt', Buffer.from('Sunny all day.'), { contentType: 'text/plain' });
  await settled(storage);
  await storage.originals.remove(nameOf(0));
  await act(storage, systemClock, idOf(nameOf(1)), { op: 'trash' });
  await act(storage, systemClock, idOf(nameOf(2)), { op: 'favorite' });
  await settled(storage);
  return { storage, env };
}

/** Every row, the manifest, and every file it names, as text. */
async function indexOf({ files, previews, records }: Storage) {
  const rows: unknown[] = [];
  for await (const { etag: _, ...row } of files.list()) rows.push(row);
  const read = async (blobs: Storage['previews'], name: string) => {
    const blob = await readBlob(blobs, name);
    return [name, blob === 'missing' ? blob : blob.bytes.toString('latin1')];
  };
  const [, text = ''] = await read(previews, MANIFEST_NAME);
  const { rev, layout, tint, months } = JSON.parse(text) as Manifest;
  const names = [
    ...[layoutName(layout.hash), tintName(tint.hash)],
    ...months.flatMap(([key, , hash]) => (hash === '' ? [] : [monthName(key, hash)])),
  ];
  const columns = months.flatMap(([key, , , hashes]) => hashes.map((hash) => columnsName(monthOfKey(key), hash)));
  const published = await Promise.all([
    ...names.map((name) => read(previews, name)),
    ...columns.map((name) => read(records, name)),
  ]);
  return { rows, rev, manifest: text, published };
}

async function drop({ files, marks, previews, records }: Storage): Promise<void> {
  for (const table of [files, marks]) {
    for await (const { partition, key } of table.list()) await table.remove(partition, key);
  }
  for (const [blobs, prefix] of [
    [previews, 'timeline/'],
    [records, 'columns/'],
  ] as const) {
    for await (const { name } of blobs.list(prefix)) await blobs.remove(name);
  }
}

function lastLine(stdout: string) {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}

test('after the index, all marks and all months are lost, they are what they were, byte for byte', SLOW, async () => {
  const { storage, env } = await aLibrary(56);
  const before = await indexOf(storage);
  expect(before.rows).toHaveLength(58);
  expect(before.published.length).toBeGreaterThan(25);
  expect(before.published.flat()).not.toContain('missing');

  await drop(storage);
  const { code, stdout, stderr } = await run('rebuild-index.ts', ['--json'], env).ended;
  expect(stderr).toContain('Indexing   59 of 59 records');
  expect(lastLine(stdout)).toEqual({
    ...{ records: 59, written: 58, removed: 0, months: 13, problems: 0, stopped: false },
    ...{ calls: expect.any(Number), usd: expect.any(Number), seconds: expect.any(Number) },
  });
  expect(code).toBe(0);
  expect(await indexOf(storage)).toEqual(before);
  expect(await findLeft(storage)).toBe('');

  // What can't be read is said, and stays as it was.
  await storage.records.put(recordName(idOf(nameOf(3))), Buffer.from('{'), { contentType: 'application/json' });
  const second = await run('rebuild-index.ts', [], env).ended;
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(`${recordName(idOf(nameOf(3)))}: `);
  expect(second.stdout).toContain('1 record could not be read: what the index had of them stays');
  expect(await indexOf(storage)).toEqual(before);
});

test('while converters work and originals come and go, it ends the same', SLOW, async () => {
  const { storage, env } = await aLibrary(20);
  await drop(storage);
  const comeAndGo = async () => {
    await putPhotos(storage, 20, 40);
    for (let i = 4; i < 12; i++) await storage.originals.remove(nameOf(i));
  };
  const [beside] = await Promise.all([run('rebuild-index.ts', [], env).ended, comeAndGo()]);
  expect(beside.code).toBe(0);
  await settled(storage);
  const index = await indexOf(storage);
  expect(index.rows).toHaveLength(22 + 20 - 8);

  const calm = await run('rebuild-index.ts', [], env).ended;
  expect(calm.code).toBe(0);
  expect(await indexOf(storage)).toEqual(index);
});

test('stopped by Ctrl-C it says so, and run again it goes through', SLOW, async () => {
  const { storage, env } = await aLibrary(4);
  const before = await indexOf(storage);
  await drop(storage);
  // Kept from publishing it waits, for as long as it takes to stop it.
  let lease = await storage.leases.acquire('compact', 60);
  while (lease === 'taken') lease = await storage.leases.acquire('compact', 60);
  const stopped = run('rebuild-index.ts', ['--json'], env);
  await stopped.said(/Indexing +7 of 7 records/);
  stopped.signal('SIGINT');
  const { code, stdout, stderr } = await stopped.ended;
  expect(code).toBe(1);
  expect(stderr).toContain('run it again');
  expect(lastLine(stdout)).toMatchObject({ records: 7, written: 6, stopped: true });
  await lease.release();

  const again = await run('rebuild-index.ts', [], env).ended;
  expect(again.code).toBe(0);
  expect(await indexOf(storage)).toEqual(before);
});

test('wrong use is told before anything is done', SLOW, async () => {
  const ends = await Promise.all([
    run('rebuild-index.ts', ['--all']).ended,
    run('rebuild-index.ts', ['2020-01']).ended,
  ]);
  expect(ends.map(({ code, stdout }) => ({ code, stdout }))).toEqual(Array(2).fill({ code: 2, stdout: '' }));
  expect(ends[1]?.stderr).toContain("Unexpected argument '2020-01'");
});
