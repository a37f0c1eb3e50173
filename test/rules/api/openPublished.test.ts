/** What the API sees of what is published, and how little it reads for it. */
import { beforeEach, expect, test } from 'vitest';
import { openPublished } from '../../../api/snapshot/openPublished.ts';
import type { Published } from '../../../api/snapshot/published.ts';
import type { Blobs } from '../../../core/blobs.ts';
import { MANIFEST_NAME } from '../../../core/names.ts';
import type { Row } from '../../../core/row.ts';
import { compact } from '../../../library/compact.ts';
import { type FakeClock, fakeClock } from '../../fakes/clock.ts';
import { type MemoryStorage, memoryStorage } from '../../fakes/storage.ts';
import { aRow } from '../aRow.ts';
import { mark, moveRow, putRows, removeRow } from '../library/changes.ts';
import { all } from '../library/records.ts';

let clock: FakeClock;
let storage: MemoryStorage;
let published: Published;
/** Names of what was read since it was last emptied. */
let reads: string[];

beforeEach(() => {
  clock = fakeClock();
  storage = memoryStorage(clock);
  reads = [];
  const { previews, records } = storage;
  published = openPublished({ storage: { previews: counted(previews), records: counted(records) }, clock });
});

function counted(blobs: Blobs): Blobs {
  return {
    ...blobs,
    read(name, options) {
      reads.push(name.replace(/-\w+\.json$/, ''));
      return blobs.read(name, options);
    },
  };
}

async function publish(...rows: Row[]): Promise<void> {
  await putRows(storage, ...rows);
  await compact(storage);
}

/** As whoever comes later sees it. */
async function names(): Promise<string[]> {
  await clock.advance(2000);
  return [...(await published.current()).name];
}

const columnFiles = async () => (await all(storage.records.list('columns/'))).map(({ name }) => name);

const may = aRow('may.jpg');
const june = aRow('june.jpg', { takenLocal: '2026-06-01T10:00:00' });
const undated = aRow('undated.jpg', { takenLocal: undefined });

test('nothing that was ever published is the empty snapshot', async () => {
  const { size, rev } = await published.current();
  expect({ size, rev }).toEqual({ size: 0, rev: 'none' });
});

test('every month is there, newest first', async () => {
  await publish(undated, june, may);
  expect(await names()).toEqual(['june.jpg', 'may.jpg', 'undated.jpg']);
});

test('what changes nothing is not looked for within two seconds, and then costs one request', async () => {
  await publish(june, may);
  const before = await published.current();
  reads = [];
  await clock.advance(1999);
  expect(await published.current()).toBe(before);
  expect(reads).toEqual([]);
  await clock.advance(1);
  expect(await published.current()).toBe(before);
  expect(reads).toEqual([MANIFEST_NAME]);
});

test('who asks while somebody looks waits for the same look', async () => {
  await publish(june, may);
  const [one, other] = await Promise.all([published.current(), published.current()]);
  expect(one).toBe(other);
  expect(reads).toEqual([MANIFEST_NAME, 'columns/2026-06', 'columns/2026-05']);
});

test('of a new manifest only the months that have changed are read', async () => {
  await publish(june, may, undated);
  await names();
  reads = [];
  await publish({ ...may, favorite: true }, aRow('second.jpg'));
  const snapshot = await clock.advance(2000).then(() => published.current());
  expect(reads).toEqual([MANIFEST_NAME, 'columns/2026-05']);
  expect(snapshot.name).toEqual(['june.jpg', 'may.jpg', 'second.jpg', 'undated.jpg']);
  expect(snapshot.row(1)).toStrictEqual({ ...may, favorite: true });
});

test('what leaves a month, or a whole month, is gone', async () => {
  await publish(june, may, undated, aRow('second.jpg'));
  await names();
  await removeRow(storage, may.key);
  await removeRow(storage, june.key);
  await compact(storage);
  expect(await names()).toEqual(['second.jpg', 'undated.jpg']);
});

test('of a month in many files only those are read that have changed', async () => {
  const many = Array.from({ length: 5001 }, (_, i) => aRow(`IMG_${i}.jpg`)).sort((a, b) => (a.key < b.key ? -1 : 1));
  await publish(...many);
  await published.current();
  reads = [];
  await publish({ ...(many[5000] as Row), favorite: true });
  await clock.advance(2000);
  const snapshot = await published.current();
  expect(reads).toEqual([MANIFEST_NAME, 'columns/2026-05']);
  expect(snapshot.name).toEqual(many.map(({ name }) => name).sort());
  expect(snapshot.favorite.reduce((sum, one) => sum + one, 0)).toBe(1);
});

test('columns that have not changed are the very same arrays, and words keep their codes', async () => {
  await publish(june, aRow('may.jpg', { camera: 'X-T5' }));
  const before = await published.current();
  await publish(aRow('may.jpg', { camera: 'X-T5', rating: 3 }));
  await clock.advance(2000);
  const rated = await published.current();
  expect(rated.rating).not.toBe(before.rating);
  for (const name of ['id', 'fingerprint', 'sha256', 'trashedAt', 'bytes'] as const) {
    expect(rated[name]).toBe(before[name]);
  }
  expect(rated.kind.codes).toBe(before.kind.codes);
  await publish(aRow('new.jpg', { camera: 'EOS R5', takenLocal: '2027-01-01T10:00:00' }));
  await clock.advance(2000);
  const { camera } = await published.current();
  expect(camera.words).toBe(before.camera.words);
  expect([...camera.codes]).toEqual([2, 0, 1]);
});

test('a manifest that is put again, and says the same, makes no other snapshot', async () => {
  await publish(aRow('a.jpg'));
  await names();
  const before = await published.current();
  await mark(storage, before.row(0).partition);
  await compact(storage);
  await clock.advance(2000);
  expect(await published.current()).toBe(before);
});

test('a snapshot that somebody holds is never changed', async () => {
  await publish(june, may);
  const held = await published.current();
  await publish({ ...may, favorite: true });
  await removeRow(storage, june.key);
  await compact(storage);
  expect(await names()).toEqual(['may.jpg']);
  published.wrote(may.key, null);
  expect(await names()).toEqual([]);
  expect(held.name).toEqual(['june.jpg', 'may.jpg']);
  expect(held.row(1)).toStrictEqual(may);
});

test('a file on its way from one month to another is there once', async () => {
  await publish(june, may);
  const moved = { ...may, partition: '2026-06', takenLocal: '2026-06-02T10:00:00' };
  await publish(moved);
  expect(await names()).toEqual(['may.jpg', 'june.jpg']);
  await removeRow(storage, may.key);
  await publish(moved);
  const snapshot = await clock.advance(2000).then(() => published.current());
  expect(snapshot.name).toEqual(['may.jpg', 'june.jpg']);
  expect(snapshot.row(0)).toStrictEqual(moved);
});

test('a move back from a month of which the old file is still published is seen, too', async () => {
  const moved = { ...may, partition: '2026-06', takenLocal: '2026-06-02T10:00:00' };
  await publish(june, may);
  await publish(moved);
  await names();
  await storage.files.remove('2026-06', may.key);
  await mark(storage, '2026-06');
  await compact(storage);
  expect(await names()).toEqual(['june.jpg', 'may.jpg']);
});

test('months that are published anew and swept while they are read are read as they are then, however often', async () => {
  await publish(june, may);
  const { records } = storage;
  let times = 0;
  const swept: Blobs = {
    ...records,
    async read(name, options) {
      if (times < 3) {
        times += 1;
        await moveRow(storage, { ...may, rating: times });
        await moveRow(storage, { ...june, rating: times });
        const old = await columnFiles();
        await compact(storage);
        for (const name of old) await records.remove(name);
      }
      return records.read(name, options);
    },
  };
  const { rating } = await openPublished({ storage: { previews: storage.previews, records: swept }, clock }).current();
  expect([...rating]).toEqual([3, 3]);
});

test('what was read already is not read again because another month was swept meanwhile', async () => {
  await publish(june, may);
  const [sweptFile = ''] = await columnFiles();
  const { previews, records } = storage;
  let isSwept = false;
  const swept: Blobs = {
    ...counted(records),
    async read(name, options) {
      if (name === sweptFile && !isSwept) {
        isSwept = true;
        await publish({ ...may, favorite: true });
        await records.remove(name);
      }
      return counted(records).read(name, options);
    },
  };
  await openPublished({ storage: { previews, records: swept }, clock }).current();
  expect(reads.toSorted()).toEqual(['columns/2026-05', 'columns/2026-05', 'columns/2026-06']);
});

test('a file that the newest manifest names and that is not there, or is damaged, is an outage that says what to do', async () => {
  await publish(may);
  const [file = ''] = await columnFiles();
  await storage.records.put(file, Buffer.from('{"id":['), { contentType: 'application/json' });
  await expect(published.current()).rejects.toThrow(
    `The published file ${file} is damaged. npm run rebuild-index publishes it anew.`,
  );
  await storage.records.remove(file);
  await expect(published.current()).rejects.toThrow(`The published file ${file} is missing.`);
  await storage.previews.put(MANIFEST_NAME, Buffer.from('{}'), { contentType: 'application/json' });
  await expect(published.current()).rejects.toMatchObject({ name: 'OutageError', what: 'timeline' });
});

test('an outage is told, never shown as an empty library, and the next one who asks looks again', async () => {
  await publish(may);
  await published.current();
  storage.previews.broken = 'unreachable';
  await clock.advance(2000);
  await expect(published.current()).rejects.toMatchObject({ name: 'OutageError' });
  storage.previews.broken = undefined;
  expect((await published.current()).name).toEqual(['may.jpg']);
});

test('what was read before an outage is not lost with it', async () => {
  await publish(june, may);
  storage.records.broken = 'unreachable';
  await expect(published.current()).rejects.toMatchObject({ name: 'OutageError' });
  storage.records.broken = undefined;
  expect(await names()).toEqual(['june.jpg', 'may.jpg']);
  await publish({ ...may, favorite: true });
  storage.records.broken = 'unreachable';
  await clock.advance(2000);
  await expect(published.current()).rejects.toMatchObject({ name: 'OutageError' });
  storage.records.broken = undefined;
  expect([...(await published.current()).favorite]).toEqual([0, 1]);
});

test('a library that was cleared is empty', async () => {
  await publish(may);
  await published.current();
  await storage.previews.remove(MANIFEST_NAME);
  expect(await names()).toEqual([]);
});
