/** What is alike in a snapshot: made when it is first asked for, in slices, and once for all who ask meanwhile. */
import { once } from '../../core/once.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Bands, bandsOf } from './bands.ts';
import { type Group, groupsOf, type Together, togetherIn } from './groups.ts';
import { inSlices } from './inSlices.ts';

/** No wish but the trash has bands made anew. */
export const bandsIn: (snapshot: Snapshot) => Promise<Bands> = onceByColumns(
  ({ fingerprint, trashedAt }) => [fingerprint, trashedAt],
  (snapshot) => inSlices(bandsOf(snapshot)),
);

/** About half a second for 100,000 files; none but who asked waits for longer than a slice. */
export const togetherOf: (snapshot: Snapshot) => Promise<Together[]> = onceByColumns(
  ({ fingerprint, sha256, trashedAt, bytes, kind }) => [fingerprint, sha256, trashedAt, bytes, kind.codes],
  async (snapshot) => inSlices(togetherIn(snapshot, await bandsIn(snapshot))),
);

/** Which to keep is told anew after each wish. */
export const groupsIn: (snapshot: Snapshot) => Promise<Group[]> = once(async (snapshot: Snapshot) =>
  inSlices(groupsOf(snapshot, await togetherOf(snapshot))),
);

/** Columns that have not changed are the very same in the next snapshot: what follows from them alone is good there, too. */
function onceByColumns<Made>(
  columnsOf: (snapshot: Snapshot) => [object, ...object[]],
  make: (snapshot: Snapshot) => Made,
): (snapshot: Snapshot) => Made {
  const kept = new WeakMap<object, { columns: object[]; made: Made }>();
  return (snapshot) => {
    const columns = columnsOf(snapshot);
    const known = kept.get(columns[0]);
    if (known?.columns.every((column, i) => column === columns[i])) return known.made;
    const made = make(snapshot);
    kept.set(columns[0], { columns, made });
    return made;
  };
}
