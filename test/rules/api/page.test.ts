/** Pages of any listing, while the library changes from one to the next. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../../api/snapshot/snapshot.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import { cursorText } from '../../../api/wire/cursor.ts';
import { BY_TRASHED, type Order, pageOf, sortedBy, TIMELINE } from '../../../api/wire/page.ts';
import { type Row, rowOf } from '../../../core/row.ts';
import { aRow } from '../aRow.ts';
import { anyRecord } from './anyRecord.ts';

const TRASHED = ['2026-06-02T00:00:00.000Z', '2026-06-02T00:00:00.001Z', '2026-06-03T00:00:00.000Z'];

const row = fc
  .tuple(anyRecord, fc.constantFrom(...TRASHED))
  .map(([record, trashedAt]) => ({ ...rowOf(record), trashedAt }) as Row);
/** A library at two moments: some rows are in both, as they were. */
const twoMoments = fc
  .uniqueArray(row, { selector: ({ key }) => key, minLength: 1, maxLength: 10 })
  .chain((all) => fc.tuple(fc.constant(all), fc.subarray(all), fc.subarray(all)));

const everything = ({ size }: Snapshot) => Array.from({ length: size }, (_, position) => position);

function pages<Key>(snapshots: Snapshot[], limit: number, order: Order<Key>): string[] {
  const given: string[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; cursor !== null; page += 1) {
    const snapshot = snapshots[page % snapshots.length] as Snapshot;
    const request = { cursor, limit, role: 'owner' as const };
    const { files, cursor: next } = pageOf(snapshot, sortedBy(order, snapshot, everything(snapshot)), request, order);
    expect(files.length).toBeLessThanOrEqual(limit);
    given.push(...files.map(({ id }) => id));
    cursor = next;
  }
  return given;
}

const ORDERS = [
  { called: 'the timeline', order: TIMELINE as Order<unknown> },
  { called: 'the trash', order: BY_TRASHED as Order<unknown> },
];

test.each(ORDERS)('pages of $called give every file once, in its order', ({ order }) => {
  fc.assert(
    fc.property(twoMoments, fc.integer({ min: 1, max: 4 }), ([all], limit) => {
      const snapshot = snapshotOf(all);
      const ids = sortedBy(order, snapshot, everything(snapshot)).map((position) => snapshot.id[position]);
      expect(pages([snapshot], limit, order)).toEqual(ids);
    }),
  );
});

test.each(ORDERS)('while $called changes from page to page, what stays is given exactly once', ({ order }) => {
  fc.assert(
    fc.property(twoMoments, fc.integer({ min: 1, max: 4 }), ([, one, other], limit) => {
      const given = pages([snapshotOf(one), snapshotOf(other)], limit, order);
      expect(new Set(given).size).toBe(given.length);
      const stays = one.filter((row) => other.includes(row)).map(({ key }) => key);
      expect(given).toEqual(expect.arrayContaining(stays));
    }),
  );
});

test('positions need no sorting for the order of the timeline', () => {
  fc.assert(
    fc.property(twoMoments, ([all]) => {
      const snapshot = snapshotOf(all);
      expect(sortedBy(TIMELINE, snapshot, everything(snapshot))).toEqual(everything(snapshot));
    }),
  );
});

test('the last page has no cursor, be it full', () => {
  const snapshot = snapshotOf([aRow('a.jpg'), aRow('b.jpg')]);
  expect(pageOf(snapshot, [0, 1], { limit: 2, role: 'viewer' }).cursor).toBeNull();
  expect(pageOf(snapshot, [], { limit: 2, role: 'viewer' })).toEqual({ files: [], cursor: null });
});

test('a cursor of another order, and what is none at all, is refused', () => {
  const snapshot = snapshotOf([aRow('a.jpg'), aRow('b.jpg')]);
  const { cursor } = pageOf(snapshot, [0, 1], { limit: 1, role: 'viewer' }, BY_TRASHED);
  for (const wrong of [String(cursor), cursorText(['', 1, 2]), cursorText(null), 'x', '', '%00']) {
    expect(() => pageOf(snapshot, [0, 1], { cursor: wrong, limit: 1, role: 'viewer' })).toThrow('This cursor is none');
  }
});
