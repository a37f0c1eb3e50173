/** The trash: all of it, and nothing else, what was trashed last first. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trashOf } from '../../../api/folds/trash.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import { anyRows } from './anyRows.ts';

it('holds what was trashed, the last first, and says how much that is', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const snapshot = snapshotOf(rows);
      const { positions, bytes } = trashOf(snapshot);
      const found = Array.from(positions, (position) => snapshot.row(position));
      const trashed = rows.filter(({ trashedAt }) => trashedAt !== undefined);
      expect(found.map(({ name }) => name).sort()).toEqual(trashed.map(({ name }) => name).sort());
      expect(found.map(({ trashedAt }) => trashedAt)).toEqual(
        trashed
          .map(({ trashedAt }) => trashedAt)
          .sort()
          .reverse(),
      );
      expect(bytes).toBe(trashed.reduce((sum, row) => sum + row.bytes, 0));
    }),
  );
});
