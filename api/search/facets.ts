/** What some files could be narrowed down to, and how many that would leave. */
import type { Role } from '../../core/person.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { COUNTED, type Counted, type Tally, tally } from './tally.ts';

/** Enough to choose from; a library may have thousands of folders. */
const MOST = 50;

export type Facets = Record<Exclude<Counted, 'geo'>, Tally[]> & { geo?: Tally[] };

/** Viewers are told nothing about places. */
export function facetsOf(snapshot: Snapshot, positions: Uint32Array, role: Role): Facets {
  const seen = COUNTED.filter((facet) => facet !== 'geo' || role === 'owner');
  return Object.fromEntries(seen.map((facet) => [facet, tally(facet, snapshot, positions).slice(0, MOST)])) as Facets;
}
