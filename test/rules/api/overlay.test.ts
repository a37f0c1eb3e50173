/** How long what the API has written is shown instead of what is published. */
import { beforeEach, expect, test } from 'vitest';
import { openPublished } from '../../../api/snapshot/openPublished.ts';
import type { Published } from '../../../api/snapshot/published.ts';
import type { Row } from '../../../core/row.ts';
import { compact } from '../../../library/compact.ts';
import { type FakeClock, fakeClock } from '../../fakes/clock.ts';
import { type MemoryStorage, memoryStorage } from '../../fakes/storage.ts';
import { aRow } from '../aRow.ts';
import { mark, moveRow, putRows, removeRow } from '../library/changes.ts';

let clock: FakeClock;
let storage: MemoryStorage;
let published: Published;

const plain = aRow('a.jpg');
const beside = aRow('b.jpg');
const favorite = { ...plain, favorite: true } as const;
const rated = { ...favorite, rating: 5 };

beforeEach(async () => {
  clock = fakeClock();
  storage = memoryStorage(clock);
  published = openPublished({ storage, clock });
  await publish(plain, beside);
});

/** By anybody. */
async function publish(...rows: Row[]): Promise<void> {
  for (const row of rows) await moveRow(storage, row);
  await compact(storage);
}

/** By this API: the row, and that it has. */
async function write(row: Row): Promise<void> {
  await putRows(storage, row);
  published.wrote(row.key, row);
}

async function rows(): Promise<Row[]> {
  const snapshot = await published.current();
  return Array.from({ length: snapshot.size }, (_, position) => snapshot.row(position));
}

async function later(ms = 2000): Promise<Row[]> {
  await clock.advance(ms);
  return rows();
}

test('what this API has written is shown at once, in its place, and gives another rev', async () => {
  const before = await published.current();
  await write(favorite);
  expect(await rows()).toStrictEqual([favorite, beside]);
  const after = await published.current();
  expect(after.rev).not.toBe(before.rev);
  expect(await published.current()).toBe(after);
  expect(before.row(0)).toStrictEqual(plain);
});

test('of a hash the last byte counts as much as the first', async () => {
  await rows();
  const other = { ...plain, sha256: `${'ab'.repeat(31)}cd`, fingerprint: `${'ab'.repeat(31)}ef` };
  await write(other);
  expect(await rows()).toStrictEqual([other, beside]);
});

test('a new file, a file that is gone, and one in another month are shown, too', async () => {
  await rows();
  const dated = aRow('c.jpg', { takenLocal: '2027-01-01T10:00:00' });
  await write(dated);
  published.wrote(plain.key, null);
  expect(await rows()).toStrictEqual([dated, beside]);
  const moved = { ...beside, takenLocal: '2025-01-01T10:00:00', partition: '2025-01' };
  await write(moved);
  expect(await rows()).toStrictEqual([dated, moved]);
  expect((await published.current()).positionOf(beside.key)).toBe(1);
});

test('a write of before the first look is shown over what was published then', async () => {
  await write(favorite);
  expect(await rows()).toStrictEqual([favorite, beside]);
});

test('manifests that show what was published before do not take it away', async () => {
  await rows();
  await write(favorite);
  await publish(aRow('c.jpg', { takenLocal: '2027-01-01T10:00:00' }));
  await putRows(storage, plain);
  await compact(storage);
  expect((await later())[1]).toStrictEqual(favorite);
});

test('an earlier write that is published late does not take away the later one', async () => {
  await rows();
  await write(favorite);
  published.wrote(plain.key, rated);
  await compact(storage);
  expect(await later()).toStrictEqual([rated, beside]);
});

test('nor does the first of many writes', async () => {
  await rows();
  await write(favorite);
  const last = { ...rated, rating: 1 };
  published.wrote(plain.key, rated);
  published.wrote(plain.key, last);
  await compact(storage);
  expect(await later()).toStrictEqual([last, beside]);
});

test('a write of before the first look gives way to what somebody else writes after that look', async () => {
  await write(favorite);
  await rows();
  await publish({ ...favorite, width: 2000 });
  expect((await later())[0]?.width).toBe(2000);
});

test('once it is published, whatever comes after it is shown', async () => {
  await rows();
  await write(favorite);
  await compact(storage);
  expect(await later()).toStrictEqual([favorite, beside]);
  await publish(plain);
  expect(await later()).toStrictEqual([plain, beside]);
});

test('what somebody else wrote after it is shown as soon as it is published', async () => {
  await rows();
  await write(favorite);
  const converted = { ...favorite, rev: 'newer', width: 2000 };
  await publish(converted);
  expect(await later()).toStrictEqual([converted, beside]);
  await publish(favorite, aRow('c.jpg', { takenLocal: '2027-01-01T10:00:00' }));
  await removeRow(storage, plain.key);
  await compact(storage);
  expect((await later()).map(({ name }) => name)).toEqual(['c.jpg', 'b.jpg']);
});

test('a file that another one buried is gone as soon as that is published', async () => {
  await rows();
  await write(favorite);
  await removeRow(storage, plain.key);
  await compact(storage);
  expect(await later()).toStrictEqual([beside]);
});

test('what another API has set back is shown two minutes after the write at the latest', async () => {
  await rows();
  await write(favorite);
  await putRows(storage, plain);
  await compact(storage);
  expect(await later()).toStrictEqual([favorite, beside]);
  expect(await later(117_999)).toStrictEqual([favorite, beside]);
  expect(await later(1)).toStrictEqual([plain, beside]);
});

test('while nobody publishes anything, a write is shown for as long as that lasts', async () => {
  await rows();
  await write(favorite);
  expect(await later(3_600_000)).toStrictEqual([favorite, beside]);
  await compact(storage);
  expect(await later()).toStrictEqual([favorite, beside]);
});

test('a write back to what is published is shown, and leaves the rev that it had', async () => {
  const { rev } = await published.current();
  published.wrote(plain.key, favorite);
  published.wrote(plain.key, plain);
  expect(await rows()).toStrictEqual([plain, beside]);
  await mark(storage, '2026-05');
  await compact(storage);
  expect(await later()).toStrictEqual([plain, beside]);
  expect((await published.current()).rev).toBe(rev);
});
