/** The index follows from the record: one row, in one month, and a mark wherever something may have changed. */
import { describe, expect, test } from 'vitest';
import { rowOf } from '../../../core/row.ts';
import { tombstoneOf } from '../../../core/tombstone.ts';
import { indexRecord } from '../../../library/indexRecord.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRecord } from '../aRecord.ts';
import { once, watch } from '../watch.ts';
import { marksIn, rowsIn, write } from './records.ts';

const record = aRecord();
const { id, name } = record;
const moved = aRecord({ takenLocal: '2025-12-31T23:59:59', months: ['2025-12', '2026-05'] });
const buried = tombstoneOf(id, name, record, '2026-07-01T00:00:00.000Z');

test('a record has its row, and its month a mark', async () => {
  const { storage } = aLibrary();
  await indexRecord(storage, await write(storage, record));
  const row = JSON.parse(JSON.stringify(rowOf(record)));
  expect(await storage.files.get('2026-05', id)).toEqual({ ...row, etag: expect.any(String) });
  expect(await rowsIn(storage)).toEqual([`2026-05/${id}`]);
  expect(await marksIn(storage)).toEqual(['2026-05']);
});

test('twice is as good as once', async () => {
  const { storage } = aLibrary();
  const stored = await write(storage, record);
  await indexRecord(storage, stored);
  await indexRecord(storage, stored);
  expect(await rowsIn(storage)).toEqual([`2026-05/${id}`]);
});

test('a row that moves leaves no row behind, and both months are marked', async () => {
  const { storage } = aLibrary();
  await indexRecord(storage, await write(storage, record));
  await indexRecord(storage, await write(storage, moved));
  expect(await rowsIn(storage)).toEqual([`2025-12/${id}`]);
  expect(await marksIn(storage)).toEqual(['2025-12', '2026-05']);
});

test('a tombstone has no row, in any month it was ever in', async () => {
  const { storage } = aLibrary();
  await indexRecord(storage, await write(storage, moved));
  const stray = rowOf(record);
  if (stray) await storage.files.put(stray);
  const months = ['2025-12', '2026-05'];
  await indexRecord(storage, await write(storage, { ...buried, months }));
  expect(await rowsIn(storage)).toEqual([]);
  expect(await marksIn(storage)).toEqual(months);
});

test('other rows of the month are left alone', async () => {
  const { storage } = aLibrary();
  const neighbour = aRecord({ name: '2026/IMG_2.JPG' });
  await indexRecord(storage, await write(storage, neighbour));
  await indexRecord(storage, await write(storage, record));
  await indexRecord(storage, await write(storage, buried));
  expect(await rowsIn(storage)).toEqual([`2026-05/${neighbour.id}`]);
});

test('each mark comes after all rows', async () => {
  const { storage } = aLibrary();
  const done: string[] = [];
  const watched = watch(storage, ({ does }) => done.push(does));
  await indexRecord(watched, await write(storage, moved));
  expect(done).toEqual(['files.put', 'files.remove', 'marks.put', 'marks.put', 'records.head']);
});

describe('a record that moves meanwhile is followed', () => {
  test.each([
    ['to another month', moved, [`2025-12/${id}`]],
    ['into its grave', buried, []],
  ])('%s', async (_, newer, rows) => {
    const { storage } = aLibrary();
    const stored = await write(storage, record);
    const overtake = once(async () => indexRecord(storage, await write(storage, newer)));
    const watched = watch(storage, ({ does }) => (does === 'files.put' ? overtake() : undefined));
    await indexRecord(watched, stored);
    expect(await rowsIn(storage)).toEqual(rows);
    expect(await marksIn(storage)).toEqual(newer.months);
  });

  test('as often as it moves', async () => {
    const { storage } = aLibrary();
    const stored = await write(storage, record);
    const newer = [moved, { ...buried, months: moved.months }, moved, { ...record, months: moved.months }];
    const watched = watch(storage, async ({ does }) => {
      const next = does === 'records.head' ? newer.shift() : undefined;
      if (next) await write(storage, next);
    });
    await indexRecord(watched, stored);
    expect(newer).toEqual([]);
    expect(await rowsIn(storage)).toEqual([`2026-05/${id}`]);
  });
});

test('a record that somebody took away is no trouble', async () => {
  const { storage } = aLibrary();
  const stored = await write(storage, record);
  await storage.records.remove(`br/${id}.json`);
  await expect(indexRecord(storage, stored)).resolves.toBe(stored);
});
