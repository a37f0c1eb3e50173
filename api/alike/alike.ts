/** What is alike in a snapshot: made when it is first asked for, in slices, and once for all who ask meanwhile. */
import { once } from '../../core/once.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Bands, bandsOf } from './bands.ts';
import { type Group, groupsOf, type Telling, type Together, togetherIn } from './groups.ts';
import { inSlices } from './inSlices.ts';

/** Columns that have not changed are the very same in the next snapshot: no wish but the trash has bands made anew. */
const bandsBy = once((fingerprint: Uint8Array) =>
  once((trashedAt: Float64Array) => inSlices(bandsOf({ fingerprint, trashedAt }))),
);

export function bandsIn({ fingerprint, trashedAt }: Snapshot): Promise<Bands> {
  return bandsBy(fingerprint)(trashedAt);
}

/** By each of the columns that tell it; `kind` by its codes, as words keep theirs. */
const togetherBy = once((_fingerprint: Uint8Array) =>
  once((_sha256: Uint8Array) =>
    once((_trashedAt: Float64Array) =>
      once((_bytes: Float64Array) => once((_kinds: Uint32Array): { made?: Promise<Together[]> } => ({}))),
    ),
  ),
);

/** About half a second for 100,000 files; none but who asked waits for longer than a slice. */
export function togetherOf(snapshot: Snapshot): Promise<Together[]> {
  const { fingerprint, sha256, trashedAt, bytes, kind } = snapshot;
  const known = togetherBy(fingerprint)(sha256)(trashedAt)(bytes)(kind.codes);
  known.made ??= togetherMade({ fingerprint, sha256, trashedAt, bytes, kind }, bandsIn(snapshot));
  return known.made;
}

async function togetherMade(telling: Telling, bands: Promise<Bands>): Promise<Together[]> {
  return inSlices(togetherIn(telling, await bands));
}

/** Which to keep is told anew after each wish. */
export const groupsIn: (snapshot: Snapshot) => Promise<Group[]> = once(async (snapshot: Snapshot) =>
  inSlices(groupsOf(snapshot, await togetherOf(snapshot))),
);
