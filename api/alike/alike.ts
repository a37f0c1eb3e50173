/** What is alike in a snapshot: made when it is first asked for, in slices, and once for all who ask meanwhile. */
import { once } from '../folds/once.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Bands, bandsOf } from './bands.ts';
import { type Group, groupsOf } from './groups.ts';
import { inSlices } from './inSlices.ts';

/** Columns that have not changed are the very same in the next snapshot: no wish but the trash has bands made anew. */
const bandsBy = once((fingerprint: Uint8Array) =>
  once((trashedAt: Float64Array) => inSlices(bandsOf({ fingerprint, trashedAt }))),
);

export function bandsIn({ fingerprint, trashedAt }: Snapshot): Promise<Bands> {
  return bandsBy(fingerprint)(trashedAt);
}

/** About half a second for 100,000 files; none but who asked waits for longer than a slice. */
export const groupsIn: (snapshot: Snapshot) => Promise<Group[]> = once(async (snapshot: Snapshot) =>
  inSlices(groupsOf(snapshot, await bandsIn(snapshot))),
);
