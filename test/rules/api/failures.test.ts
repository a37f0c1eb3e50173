/** What failed, by its fault. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failuresOf } from '../../../api/folds/failures.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import { aRow } from '../aRow.ts';
import { anyRows, shown } from './anyRows.ts';

it('has the largest group first', () => {
  const failed = (name: string, fault: 'died' | 'empty') => aRow(name, { state: 'failed', fault });
  const snapshot = snapshotOf([failed('a', 'died'), failed('b', 'empty'), failed('c', 'empty')]);
  expect([...failuresOf(snapshot).byFault].map(([fault, { length }]) => [fault, length])).toEqual([
    ['empty', 2],
    ['died', 1],
  ]);
});

it('holds what failed and is not in the trash, newest first, each in the group of its fault', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const snapshot = snapshotOf(rows);
      const { all, byFault } = failuresOf(snapshot);
      const namesOf = (positions: Uint32Array) => Array.from(positions, (position) => snapshot.name[position]);
      const failed = shown(rows).filter(({ state }) => state === 'failed');
      expect(namesOf(all)).toEqual(failed.map(({ name }) => name));
      expect([...byFault.keys()].sort()).toEqual([...new Set(failed.map(({ fault }) => fault))].sort());
      for (const [fault, positions] of byFault) {
        expect(namesOf(positions)).toEqual(failed.filter((row) => row.fault === fault).map(({ name }) => name));
      }
    }),
  );
});
