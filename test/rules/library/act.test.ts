/** A person's wish: what each one changes, and what it leaves alone. */
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../core/hash.ts';
import { recordName } from '../../../core/names.ts';
import type { UserWishes } from '../../../core/record.ts';
import { rowOf } from '../../../core/row.ts';
import type { Storage } from '../../../core/storage.ts';
import { tombstoneOf } from '../../../core/tombstone.ts';
import { act, KEPT_GROUPS, type Wish } from '../../../library/act.ts';
import { indexRecord } from '../../../library/indexRecord.ts';
import { readRecord } from '../../../library/readRecord.ts';
import type { FakeClock } from '../../fakes/clock.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRecord, shaOf } from '../aRecord.ts';
import { watch } from '../watch.ts';
import { marksIn, write } from './records.ts';

const record = aRecord({ etag: '0x7' });
const { id, sha256 } = record;
const trashed = { at: '2020-01-01T00:00:00.000Z', sha256, etag: '0x7' };
const everything: UserWishes = { favorite: true, rating: 3, trashed, turn: { to: 180, sha256 }, kept: ['g'] };
const groups = (count: number) => Array.from({ length: count }, (_, at) => `group ${at}`);
const { trashed: _, ...notTrashed } = everything;
const { favorite: __, ...notFavorite } = everything;

/** The clock of a new library stands still unless told otherwise. */
const NOW = new Date(aLibrary().clock.now()).toISOString();

describe('each wish', () => {
  test.each<[Wish, UserWishes, UserWishes]>([
    [{ op: 'trash' }, {}, { trashed: { at: NOW, sha256, etag: '0x7' } }],
    [{ op: 'trash' }, everything, everything],
    [
      { op: 'trash' },
      { trashed: { ...trashed, sha256: shaOf('earlier') } },
      { trashed: { at: NOW, sha256, etag: '0x7' } },
    ],
    [{ op: 'restore' }, everything, notTrashed],
    [{ op: 'restore' }, {}, {}],
    [{ op: 'favorite' }, {}, { favorite: true }],
    [{ op: 'favorite' }, everything, everything],
    [{ op: 'unfavorite' }, everything, notFavorite],
    [{ op: 'unfavorite' }, {}, {}],
    [{ op: 'turn', to: 90 }, {}, { turn: { to: 90, sha256 } }],
    [{ op: 'turn', to: 0 }, everything, { ...everything, turn: { to: 0, sha256 } }],
    [{ op: 'rate', to: 5 }, {}, { rating: 5 }],
    [{ op: 'rate', to: 0 }, everything, { ...everything, rating: 0 }],
    [{ op: 'keep', group: 'h' }, {}, { kept: ['h'] }],
    [{ op: 'keep', group: 'h' }, everything, { ...everything, kept: ['g', 'h'] }],
    [{ op: 'keep', group: 'g' }, everything, everything],
    [{ op: 'keep', group: 'g' }, { kept: ['g', 'h'] }, { kept: ['g', 'h'] }],
    [{ op: 'keep', group: 'new' }, { kept: groups(KEPT_GROUPS) }, { kept: [...groups(KEPT_GROUPS).slice(1), 'new'] }],
  ])('%j on %j', async (wish, user, wished) => {
    const { storage, clock } = aLibrary();
    await write(storage, { ...record, user });
    const acted = await act(storage, clock, id, wish);
    expect(acted).toMatchObject({ record: { user: wished } });
    expect(await readRecord(storage, id)).toEqual(acted);
    const { user: after, ...rest } = (acted as { record: typeof record }).record;
    expect({ ...rest, user: {} }).toEqual({ ...record, user: {} });
    expect(after).toEqual(wished);
  });

  test.each<[Wish]>([
    [{ op: 'trash' }],
    [{ op: 'favorite' }],
    [{ op: 'turn', to: 90 }],
    [{ op: 'rate', to: 4 }],
    [{ op: 'keep', group: 'g' }],
  ])('%j twice is as good as once', async (wish) => {
    const { storage, clock } = aLibrary();
    await write(storage, record);
    const first = await act(storage, clock, id, wish);
    await clock.advance(1000);
    expect(await act(storage, clock, id, wish)).toEqual(first);
  });
});

test('the row shows the wish at once, and the month is marked', async () => {
  const { storage, clock } = aLibrary();
  await indexRecord(storage, await write(storage, record));
  await act(storage, clock, id, { op: 'trash' });
  expect(await storage.files.get('2026-05', id)).toMatchObject({ trashedAt: NOW });
  expect(await marksIn(storage)).toEqual(['2026-05']);
});

test('a restored photo is as it was', async () => {
  const { storage, clock } = aLibrary();
  await write(storage, record);
  await act(storage, clock, id, { op: 'trash' });
  await act(storage, clock, id, { op: 'restore' });
  const row = JSON.parse(JSON.stringify(rowOf(record)));
  expect(await storage.files.get('2026-05', id)).toEqual({ ...row, etag: expect.any(String) });
});

describe('missing', () => {
  test('is what was never there, and nobody is sent to look', async () => {
    const { storage, clock } = aLibrary();
    expect(await act(storage, clock, id, { op: 'trash' })).toBe('missing');
    expect(await storage.jobs.depth()).toBe(0);
  });

  test('is what has been deleted, and its tombstone stays as it is', async () => {
    const { storage, clock } = aLibrary();
    const buried = await write(storage, tombstoneOf(id, record.name, record, NOW));
    expect(await act(storage, clock, id, { op: 'favorite' })).toBe('missing');
    expect(await readRecord(storage, id)).toEqual(buried);
    expect(await storage.jobs.depth()).toBe(0);
  });
});

describe('where the record is not written, nobody is sent to look', () => {
  const refused: [string, (storage: Storage, clock: FakeClock) => unknown, 'late' | 'missing'][] = [
    ['because it took too long', (_, clock) => clock.advance(45_000), 'late'],
    ['because it was buried meanwhile', ({ records }) => records.remove(recordName(id)), 'missing'],
  ];
  test.each(refused)('%s', async (_, happens, outcome) => {
    const { storage, clock } = aLibrary();
    await write(storage, record);
    const slow = watch(storage, ({ does }) => (does === 'jobs.send' ? happens(storage, clock) : undefined));
    expect(await act(slow, clock, id, { op: 'trash' })).toBe(outcome);
    expect(await storage.jobs.depth()).toBe(0);
  });
});

test('the row holds every group that is kept', async () => {
  const { storage, clock } = aLibrary();
  const hashes = groups(KEPT_GROUPS + 1).map(hashOf);
  await write(storage, { ...record, user: { kept: hashes.slice(0, -1) } });
  await act(storage, clock, id, { op: 'keep', group: hashes.at(-1) ?? '' });
  expect(await storage.files.get('2026-05', id)).toMatchObject({ kept: JSON.stringify(hashes.slice(1)) });
});
