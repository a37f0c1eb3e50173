/** The numbers of a library equal those counted from its rows. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { statsOf } from '../../../api/folds/stats.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import type { Row } from '../../../core/row.ts';
import { aRow } from '../aRow.ts';
import { anyRows, shown } from './anyRows.ts';

it('says nothing of dates where nothing has one', () => {
  expect(statsOf(snapshotOf([aRow('a', { takenLocal: undefined })]))).toEqual({
    files: 1,
    bytes: 1000,
    byState: { ok: 1 },
    byKind: { jpeg: { files: 1, bytes: 1000 } },
    byYear: [],
    undated: 1,
    favorites: 0,
    arrivals: [['2026-06-01T10:00:00Z', 1]],
    trashed: { files: 0, bytes: 0 },
  });
});

it('tells the last second of a year from the first of the next', () => {
  const rows = ['2025-12-31T23:59:59.999', '2026-01-01T00:00:00', '1969-12-31T23:59:59', '1970-01-02T00:00:00'].map(
    (takenLocal) => aRow(takenLocal, { takenLocal }),
  );
  expect(statsOf(snapshotOf(rows))).toMatchObject({
    byYear: [
      [2026, 1, 1000],
      [2025, 1, 1000],
      [1970, 1, 1000],
      [1969, 1, 1000],
    ],
    from: '1969-12-31',
    to: '2026-01-01',
  });
});

it('tells when files came, of the day that ends with the newest', () => {
  const rows = [
    '2026-06-02T10:59:59.999Z',
    '2026-06-02T10:00:00.000Z',
    '2026-06-02T09:59:59.999Z',
    '2026-06-01T11:00:00.000Z',
    '2026-06-01T10:59:59.999Z',
  ].map((uploadedAt) => aRow(uploadedAt, { uploadedAt }));
  const hidden = aRow('hidden', { uploadedAt: '2026-06-03T00:00:00.000Z', trashedAt: '2026-06-03T00:00:01.000Z' });
  expect(statsOf(snapshotOf([...rows, hidden])).arrivals).toEqual([
    ['2026-06-02T10:00:00Z', 2],
    ['2026-06-02T09:00:00Z', 1],
    ['2026-06-01T11:00:00Z', 1],
  ]);
  expect(statsOf(snapshotOf([hidden])).arrivals).toEqual([]);
  expect(statsOf(snapshotOf([])).arrivals).toEqual([]);
});

it('counts as the rows do', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      expect(statsOf(snapshotOf(rows))).toEqual(naive(rows));
    }),
  );
});

function naive(rows: readonly Row[]) {
  const all = shown(rows);
  const dates = all.flatMap(({ takenLocal }) => takenLocal?.slice(0, 10) ?? []).sort();
  const years = grouped(
    all.filter(({ takenLocal }) => takenLocal !== undefined),
    ({ takenLocal }) => takenLocal!.slice(0, 4),
  );
  return {
    ...amount(all),
    byState: Object.fromEntries(grouped(all, ({ state }) => state).map(([state, { files }]) => [state, files])),
    byKind: Object.fromEntries(grouped(all, ({ kind }) => kind)),
    byYear: years.map(([year, { files, bytes }]) => [Number(year), files, bytes]).sort(([a], [b]) => b! - a!),
    undated: all.length - dates.length,
    ...(dates.length > 0 && { from: dates.at(0), to: dates.at(-1) }),
    favorites: all.filter(({ favorite }) => favorite).length,
    // They all came in one hour.
    arrivals: all.length > 0 ? [['2026-06-01T10:00:00Z', all.length]] : [],
    trashed: amount(rows.filter(({ trashedAt }) => trashedAt !== undefined)),
  };
}

function grouped(rows: readonly Row[], by: (row: Row) => string) {
  return [...new Set(rows.map(by))].map((key) => [key, amount(rows.filter((row) => by(row) === key))] as const);
}

function amount(rows: readonly Row[]) {
  return { files: rows.length, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) };
}
