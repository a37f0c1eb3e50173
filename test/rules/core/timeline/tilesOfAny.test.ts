/** What holds for the tiles of any rows. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tilesOf } from '../../../../core/timeline/tiles.ts';
import { someRows } from '../../someRows.ts';

test('the same rows in any order give the same tiles', () => {
  const inTwoOrders = someRows.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
  );
  fc.assert(
    fc.property(inTwoOrders, ([rows, shuffled]) => {
      expect(tilesOf(shuffled)).toEqual(tilesOf(rows));
    }),
  );
});

test('each row that is shown is in one tile, and the rows are left as they were', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const before = structuredClone(rows);
      const tiles = tilesOf(rows);
      const shown = rows.filter(
        ({ kind, state, trashedAt }) =>
          kind !== 'sidecar' && kind !== 'other' && state !== 'unsupported' && trashedAt === undefined,
      );
      expect(tiles.reduce((sum, tile) => sum + tile.members, 0)).toBe(shown.length);
      expect(new Set(tiles.map((tile) => tile.row.key)).size).toBe(tiles.length);
      expect(rows).toEqual(before);
    }),
  );
});

test('dates never rise, and what has none is last', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const times = tilesOf(rows).map((tile) => tile.row.takenLocal ?? '');
      expect(times).toEqual(times.toSorted().reverse());
    }),
  );
});
