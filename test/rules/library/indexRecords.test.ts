/** Many records at once leave what they would leave one by one, whatever happens to them meanwhile. */
import { expect, test } from 'vitest';
import { rowOf } from '../../../core/row.ts';
import { tombstoneOf } from '../../../core/tombstone.ts';
import { indexRecord } from '../../../library/indexRecord.ts';
import { indexableOf, indexRecords } from '../../../library/indexRecords.ts';
import type { StoredRecord } from '../../../library/readRecord.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRecord } from '../aRecord.ts';
import { once, watch } from '../watch.ts';
import { all, marksIn, rowsIn, write } from './records.ts';

const one = aRecord();
const two = aRecord({ name: 'two.jpg', takenLocal: '2025-12-31T23:59:59', months: ['2025-12', '2026-05'] });
const dead = aRecord({ name: 'dead.jpg' });
const grave = tombstoneOf(dead.id, dead.name, { ...dead, months: ['2026-04', '2026-05'] }, '2026-07-01T00:00:00.000Z');
const RECORDS = [one, two, grave];
const MONTHS = ['2025-12', '2026-04', '2026-05'];

/** Rows where the records were before, and their records as they are now. */
async function aHistory() {
  const { storage } = aLibrary();
  for (const was of [two, grave]) {
    for (const partition of was.months) await storage.files.put({ ...rowOf(dead)!, partition, key: was.id });
  }
  const stored: StoredRecord[] = [];
  for (const record of RECORDS) stored.push(await write(storage, record));
  return { storage, stored };
}

test('what is left is what indexing each by itself leaves', async () => {
  const [singly, together] = [await aHistory(), await aHistory()];
  for (const each of singly.stored) await indexRecord(singly.storage, each);
  await indexRecords(together.storage, together.stored.map(indexableOf), { atOnce: 2 });
  const rows = async ({ storage }: typeof singly) => (await all(storage.files.list())).map(({ etag, ...row }) => row);
  expect(await rows(together)).toEqual(await rows(singly));
  expect(await rowsIn(together.storage)).toEqual([`2025-12/${two.id}`, `2026-05/${one.id}`]);
  expect(await marksIn(together.storage)).toEqual(MONTHS);
  expect(await marksIn(singly.storage)).toEqual(MONTHS);
});

test('rows come first, then go, then each month is marked once, and each record is looked at again', async () => {
  const { storage, stored } = await aHistory();
  const done: string[] = [];
  const watched = watch(storage, ({ does }) => done.push(does));
  await indexRecords(watched, stored.map(indexableOf), { atOnce: 1 });
  expect(done).toEqual([
    'files.putAll',
    ...Array(3).fill('files.remove'),
    ...Array(3).fill('marks.put'),
    ...Array(3).fill('records.head'),
  ]);
});

test.each([
  ['to another month', { ...one, takenLocal: '2025-12-31T23:59:59', months: ['2025-12', '2026-05'] }, '2025-12'],
  ['into its grave', tombstoneOf(one.id, one.name, one, '2026-07-01T00:00:00.000Z'), undefined],
])('a record that moves meanwhile is followed %s', async (_, newer, month) => {
  const { storage, stored } = await aHistory();
  const overtake = once(async () => indexRecord(storage, await write(storage, newer)));
  const watched = watch(storage, ({ does }) => (does === 'files.putAll' ? overtake() : undefined));
  await indexRecords(watched, stored.map(indexableOf), { atOnce: 2 });
  const rows = [`2025-12/${two.id}`, ...(month ? [`${month}/${one.id}`] : [])];
  expect(await rowsIn(storage)).toEqual(rows.sort());
  expect(await marksIn(storage)).toEqual(MONTHS);
});

test('a record that somebody took away is no trouble', async () => {
  const { storage, stored } = await aHistory();
  await storage.records.remove(`${one.id.slice(0, 2)}/${one.id}.json`);
  await expect(indexRecords(storage, stored.map(indexableOf), { atOnce: 2 })).resolves.toBeUndefined();
});

test('marks that are gathered are not written', async () => {
  const { storage, stored } = await aHistory();
  const months = new Set<string>();
  await indexRecords(storage, stored.map(indexableOf), { atOnce: 2, mark: async (month) => months.add(month) });
  expect([...months].sort()).toEqual(MONTHS);
  expect(await marksIn(storage)).toEqual([]);
});
