/** What is published, as whoever folds over it reads it, also while it is published anew. */
import { beforeEach, expect, test } from 'vitest';
import { MANIFEST_NAME } from '../../../core/names.ts';
import { columnsOf } from '../../../core/timeline/columns.ts';
import { compact } from '../../../library/compact.ts';
import { indexRecord } from '../../../library/indexRecord.ts';
import { readColumns } from '../../../library/readColumns.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { type MemoryStorage, memoryStorage } from '../../fakes/storage.ts';
import { aRecord } from '../aRecord.ts';
import { aRow } from '../aRow.ts';
import { all, write } from './records.ts';

let storage: MemoryStorage;
beforeEach(() => {
  storage = memoryStorage(fakeClock());
});

async function publish(...names: string[]): Promise<void> {
  for (const name of names) {
    const takenLocal = `${name.slice(0, 7)}-04T18:32:10`;
    await indexRecord(storage, await write(storage, aRecord({ name, takenLocal, months: [name.slice(0, 7)] })));
  }
  await compact(storage);
}

async function columnFiles(): Promise<string[]> {
  return (await all(storage.records.list('columns/'))).map(({ name }) => name);
}

const namesRead = async () => (await all(readColumns(storage))).map(({ name }) => name);

test('every month comes, the newest first, whole', async () => {
  expect(await namesRead()).toEqual([]);
  await publish('2026-05/a.jpg', '2026-05/b.jpg', '2025-01/c.jpg');
  const [newest, oldest] = await all(readColumns(storage));
  expect(newest?.name.toSorted()).toEqual(['2026-05/a.jpg', '2026-05/b.jpg']);
  expect(oldest).toMatchObject({ name: ['2025-01/c.jpg'], state: ['ok'], bytes: [1000], trashedAt: [null] });
});

test('a month that is published anew and swept meanwhile is read as it is then', async () => {
  await publish('2026-05/a.jpg', '2025-01/b.jpg');
  const old = await columnFiles();
  const reading = readColumns(storage);
  const first = await reading.next();
  expect(first.value?.name).toEqual(['2026-05/a.jpg']);
  await publish('2025-01/c.jpg');
  for (const name of old) await storage.records.remove(name);
  expect((await all(reading)).map(({ name }) => name.toSorted())).toEqual([['2025-01/b.jpg', '2025-01/c.jpg']]);
});

test('a file that the manifest names and that is not there is an outage, as is a damaged one', async () => {
  await publish('2026-05/a.jpg');
  const [file = ''] = await columnFiles();
  for (const wrong of ['{"id":["a"', '{"id":["a"],"name":[]}', '{"name":[]}', '[]']) {
    await storage.records.put(file, Buffer.from(wrong), { contentType: 'application/json' });
    await expect(namesRead()).rejects.toThrow(`The published file ${file} is damaged`);
  }
  await storage.records.remove(file);
  await expect(namesRead()).rejects.toThrow(`The published file ${file} is missing`);
  await storage.previews.remove(MANIFEST_NAME);
  expect(await namesRead()).toEqual([]);
});

const WRONG = [
  ['keywords', 'sea'],
  ['keywords', '{}'],
  ['keywords', '[1]'],
  ['keywords', 7],
  ['kept', '["a"'],
  ['name', 7],
  ['id', null],
  ['title', true],
  ['camera', ['Canon']],
  ['bytes', '1000'],
  ['width', {}],
  ['lat', false],
  ['favorite', 1],
  ['takenLocal', 2026],
] as const;

test.each(WRONG)('a file whose %s is %j is damaged, wherever in the column that stands', async (column, value) => {
  await publish('2026-05/a.jpg');
  const [file = ''] = await columnFiles();
  const rows = ['a', 'b', 'c'].map((name) => aRow(name, { keywords: '["sea"]', favorite: true, lat: 1, title: 'a' }));
  for (const at of rows.keys()) {
    const columns: Record<string, unknown[]> = columnsOf(rows);
    const wrong = { ...columns, [column]: columns[column]?.with(at, value) };
    await storage.records.put(file, Buffer.from(JSON.stringify(wrong)), { contentType: 'application/json' });
    await expect(namesRead()).rejects.toThrow(`${file} is damaged. npm run rebuild-index publishes it anew.`);
  }
});

test('a column that a later release writes is passed over', async () => {
  await publish('2026-05/a.jpg');
  const [file = ''] = await columnFiles();
  const later = { ...columnsOf([aRow('2026-05/a.jpg', {})]), faces: [['Ann']] };
  await storage.records.put(file, Buffer.from(JSON.stringify(later)), { contentType: 'application/json' });
  expect(await namesRead()).toEqual([['2026-05/a.jpg']]);
});

const NO_MANIFESTS = [
  ...['{"months":', '{"name":"app"}', 'null', '[]', '{"months":[]}', '{"rev":"a\\nb","months":[]}'],
  ...['null', '["2026-05",1,"hash"]', '["2026-05",1,"hash",[null]]'].map((month) => `{"rev":"a","months":[${month}]}`),
];

test.each(NO_MANIFESTS)('a manifest that is none is an outage: %s', async (wrong) => {
  await storage.previews.put(MANIFEST_NAME, Buffer.from(wrong), { contentType: 'application/json' });
  await expect(namesRead()).rejects.toThrow(`${MANIFEST_NAME} is damaged. npm run rebuild-index publishes`);
});

test('a column that an earlier release did not write is empty', async () => {
  await publish('2026-05/a.jpg');
  const [file = ''] = await columnFiles();
  const { kept: _, ...earlier } = columnsOf([aRow('2026-05/a.jpg', {})]);
  await storage.records.put(file, Buffer.from(JSON.stringify(earlier)), { contentType: 'application/json' });
  expect(await all(readColumns(storage))).toMatchObject([{ name: ['2026-05/a.jpg'], kept: [null] }]);
});
