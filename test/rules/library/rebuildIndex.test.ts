/** The index is made anew from the records alone, whatever it was, and whoever goes on meanwhile. */
import { describe, expect, test } from 'vitest';
import { recordName } from '../../../core/names.ts';
import { OutageError } from '../../../core/outage.ts';
import type { FileRecord } from '../../../core/record.ts';
import { rowOf } from '../../../core/row.ts';
import type { Storage } from '../../../core/storage.ts';
import { tombstoneOf } from '../../../core/tombstone.ts';
import { compact } from '../../../library/compact.ts';
import { indexRecord } from '../../../library/indexRecord.ts';
import { type Rebuilding, rebuildIndex } from '../../../library/rebuildIndex.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRecord } from '../aRecord.ts';
import { aRow } from '../aRow.ts';
import { once, watch } from '../watch.ts';
import { mark } from './changes.ts';
import { compared } from './published.ts';
import { all, marksIn, rowsIn, write } from './records.ts';

const one = aRecord();
const two = aRecord({ name: 'two.jpg', takenLocal: '2025-12-31T23:59:59', months: ['2025-12', '2026-05'] });
const { takenLocal: _, ...undated }: FileRecord = aRecord({
  name: 'undated.jpg',
  takenSource: 'none',
  months: ['none'],
});
const gone = tombstoneOf(aRecord({ name: 'gone.jpg' }).id, 'gone.jpg', aRecord({ name: 'gone.jpg' }), '2026-07-01');
const RECORDS = [one, two, undated, gone];
const ROWS = [`2025-12/${two.id}`, `2026-05/${one.id}`, `none/${undated.id}`];

async function libraryOf(records: FileRecord[], { indexed = false } = {}) {
  const { storage } = aLibrary();
  for (const record of records) {
    const stored = await write(storage, record);
    if (indexed) await indexRecord(storage, stored);
  }
  if (indexed) await compact(storage);
  return storage;
}

/** And all that it told. */
async function rebuild(storage: Storage, options: Partial<Rebuilding> = {}) {
  const told = { records: 0, problems: [] as string[] };
  const rebuilt = await rebuildIndex(storage, {
    atOnce: 4,
    onRecord() {
      told.records += 1;
    },
    onProblem: (id, { message }) => told.problems.push(`${id}: ${message}`),
    ...options,
  });
  return { ...rebuilt, ...told };
}

test('every record has its row, and every month it was ever in a mark; a tombstone has no row', async () => {
  const storage = await libraryOf(RECORDS);
  const told = await rebuild(storage);
  expect(told).toEqual({ rows: { written: 3, removed: 0 }, months: 3, records: 4, problems: [] });
  const rows = (await all(storage.files.list())).map(({ etag, ...row }) => row);
  expect(rows).toEqual([two, one, undated].map((record) => JSON.parse(JSON.stringify(rowOf(record)))));
  expect(await marksIn(storage)).toEqual(['2025-12', '2026-05', 'none']);
});

test('what else lies beside the records is passed over', async () => {
  const storage = await libraryOf([one], { indexed: true });
  const blob = { contentType: 'application/json' };
  for (const name of [`zz/${one.id}.json`, `${one.id.slice(0, 2)}/${one.id}.json.bak`, 'aa/short.json', 'notes.txt']) {
    await storage.records.put(name, Buffer.from('no record'), blob);
  }
  expect(await rebuild(storage)).toMatchObject({ records: 1, problems: [] });
});

describe('rows that follow from no record go, and are published no more:', () => {
  test.each([
    ['of a name that has no record', aRow('nobody.jpg', { takenLocal: '1999-01-01T00:00:00' })],
    ['of a tombstone', aRow('gone.jpg')],
    ['in a month that their record never was in', aRow(one.name, { takenLocal: '1999-01-01T00:00:00' })],
    ['in a month that their record left', aRow('two.jpg')],
    ['with a key that is no id', { ...aRow(), key: 'x' }],
  ])('%s', async (_, row) => {
    const storage = await libraryOf(RECORDS, { indexed: true });
    await storage.files.put(row);
    await mark(storage, row.partition);
    await compact(storage);
    await rebuild(storage);
    expect(await rowsIn(storage)).toEqual(ROWS);
    expect(await compact(storage)).toBe('published');
    const { now, clean } = await compared(storage);
    expect(now).toEqual(clean);
  });
});

test('a row that differs from its record is made as it should be', async () => {
  const storage = await libraryOf([one], { indexed: true });
  await storage.files.put(aRow(one.name, { rev: 'wrong', favorite: true }));
  await rebuild(storage);
  const row = JSON.parse(JSON.stringify(rowOf(one)));
  expect(await storage.files.get('2026-05', one.id)).toEqual({ ...row, etag: expect.any(String) });
});

test('a month that is published, but has no rows, vanishes', async () => {
  const storage = await libraryOf([one], { indexed: true });
  const stray = aRow('nobody.jpg', { takenLocal: '1999-01-01T00:00:00' });
  await storage.files.put(stray);
  await mark(storage, '1999-01');
  await compact(storage);
  await storage.files.remove('1999-01', stray.key);
  expect(await rebuild(storage)).toMatchObject({ rows: { removed: 0 }, months: 2 });
  await compact(storage);
  const { now, clean } = await compared(storage);
  expect(now).toEqual(clean);
});

test.each([
  ['is cut off', '{"rev":', SyntaxError],
  ['is another’s', '{"name":"app"}', TypeError],
])('a manifest that %s no longer keeps everything from being published', async (_, text, error) => {
  const storage = await libraryOf(RECORDS, { indexed: true });
  const { clean: before } = await compared(storage);
  await storage.previews.put('timeline/manifest.json', Buffer.from(text), { contentType: 'application/json' });
  await expect(compact(storage)).rejects.toThrow(error);
  await rebuild(storage);
  expect(await compact(storage)).toBe('published');
  const { now } = await compared(storage);
  expect(now).toEqual(before);
});

test('an index that is sound is never without one of its rows meanwhile', async () => {
  const storage = await libraryOf(RECORDS, { indexed: true });
  const seen = new Set<string>();
  const watched = watch(storage, async () => seen.add((await rowsIn(storage)).join()));
  expect(await rebuild(watched)).toMatchObject({ rows: { written: 3, removed: 0 } });
  expect([...seen]).toEqual([ROWS.join()]);
});

describe('a record that can not be read is said, its row stays and is published, and all others are indexed:', () => {
  test.each([
    ['no JSON', '{"schema":1,', /JSON/],
    ['of a later release', JSON.stringify({ ...undated, schema: 2 }), /schema 2; .* newer ironviper/],
    ['of another original', JSON.stringify(one), /another original, 2026\/IMG_1\.JPG/],
    ['nothing', 'null', /null/],
  ])('%s', async (_, text, message) => {
    const storage = await libraryOf(RECORDS, { indexed: true });
    const name = recordName(undated.id);
    await storage.records.put(name, Buffer.from(text), { contentType: 'application/json' });
    for (const record of [one, two]) await storage.files.remove(rowOf(record)?.partition ?? '', record.id);
    for await (const { name } of storage.previews.list('timeline/')) await storage.previews.remove(name);
    const told = await rebuild(storage);
    expect(told).toMatchObject({ rows: { written: 2, removed: 0 }, records: 4 });
    expect(told.problems).toEqual([expect.stringMatching(message)]);
    expect(told.problems[0]).toMatch(`${undated.id}: `);
    expect(await rowsIn(storage)).toEqual(ROWS);
    expect(await marksIn(storage)).toContain('none');
  });
});

test('a record that no table can hold is said, and all others are indexed', async () => {
  const storage = await libraryOf([one, { ...undated, ext: 'x'.repeat(40_000) }]);
  const told = await rebuild(storage);
  expect(told.problems).toEqual([expect.stringContaining('no table can hold')]);
  expect(await rowsIn(storage)).toEqual([`2026-05/${one.id}`]);
});

test('when the storage fails, it ends with that, and removes nothing', async () => {
  const storage = await libraryOf(RECORDS, { indexed: true });
  await storage.files.put(aRow('nobody.jpg'));
  const outage = new OutageError('storage', 'Nobody answers.');
  const broken = watch(storage, ({ does, args }) => {
    if (does === 'records.read' && args[0] === recordName(aRow('nobody.jpg').key)) throw outage;
  });
  await expect(rebuild(broken)).rejects.toThrow(outage);
  expect(await rowsIn(storage)).toHaveLength(4);
  const silent = watch(storage, ({ does }) => {
    if (does === 'records.read') throw outage;
  });
  await expect(rebuild(silent)).rejects.toThrow(outage);
});

describe('beside a converter', () => {
  const late = aRecord({ name: 'late.jpg' });

  test('an original that comes once the records are listed keeps its row', async () => {
    const storage = await libraryOf(RECORDS, { indexed: true });
    const arrive = once(async () => indexRecord(storage, await write(storage, late)));
    const watched = watch(storage, ({ does }) => (does === 'files.list' ? arrive() : undefined));
    expect(await rebuild(watched)).toMatchObject({ rows: { removed: 0 } });
    expect(await rowsIn(storage)).toContain(`2026-05/${late.id}`);
  });

  test('a row without a record that is put anew before it goes has one by then, and stays', async () => {
    const storage = await libraryOf(RECORDS, { indexed: true });
    await storage.files.put(aRow('late.jpg'));
    const arrive = once(async () => indexRecord(storage, await write(storage, late)));
    const watched = watch(storage, ({ does, args }) =>
      does === 'files.remove' && args[1] === late.id ? arrive() : undefined,
    );
    expect(await rebuild(watched)).toMatchObject({ rows: { removed: 0 } });
    expect(await rowsIn(storage)).toContain(`2026-05/${late.id}`);
  });

  test('all marks come after all rows', async () => {
    const storage = await libraryOf(RECORDS);
    await storage.files.put(aRow('nobody.jpg'));
    const done: string[] = [];
    const watched = watch(storage, ({ does }) => done.push(does));
    await rebuild(watched);
    const last = Math.max(done.lastIndexOf('files.putAll'), done.lastIndexOf('files.remove'));
    expect(done.indexOf('marks.put')).toBeGreaterThan(last);
    expect(done.filter((does) => does === 'marks.put')).toHaveLength(3);
  });
});

test('stopped, it finishes the records it has in hand, and marks their months', async () => {
  const storage = await libraryOf(RECORDS);
  const stop = new AbortController();
  const onRecord = () => stop.abort();
  await rebuild(storage, { atOnce: 1, signal: stop.signal, onRecord });
  const [row = '', ...others] = await rowsIn(storage);
  expect(others).toEqual([]);
  expect(await marksIn(storage)).toContain(row.split('/')[0]);
  await rebuild(storage);
  expect(await rowsIn(storage)).toEqual(ROWS);
});
