/** How many of some files have which value, for each thing that people choose by. */

import { folded } from '../snapshot/folded.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { COUNTS, manyFolders } from './counts.ts';
import { written } from './splitQuery.ts';

export interface Tally {
  value: string;
  count: number;
  /** The query that finds these files, and no other. */
  text: string;
}

export type Counted = keyof typeof COUNTS;

export const COUNTED = Object.keys(COUNTS) as Counted[];

/** Most files first. Of folders the top ones alone. */
export function tally(counted: Counted, snapshot: Snapshot, positions: Uint32Array): Tally[] {
  return tallied(counted, COUNTS[counted](snapshot, positions));
}

export function tallyOfManyFolders(snapshot: Snapshot, positions: Uint32Array): Tally[] {
  return tallied('folder', manyFolders(snapshot, positions));
}

/** Spellings that search takes for one are one, called as most files have it. */
function tallied(counted: Counted, counts: ReadonlyMap<string, number>): Tally[] {
  const spellings = [...counts].sort(([a, few], [b, many]) => many - few || (a < b ? -1 : 1));
  const tallies = new Map<string, Tally>();
  for (const [value, count] of spellings) {
    const one = folded(value);
    const known = tallies.get(one);
    if (known) known.count += count;
    else tallies.set(one, { value, count, text: textOf(counted, value) });
  }
  return [...tallies.values()].sort((a, b) => b.count - a.count);
}

function textOf(counted: Counted, value: string): string {
  if (counted === 'folder') return written('path', [`${value}/*`]);
  return written(counted, [counted === 'camera' || counted === 'lens' ? `=${value}` : value]);
}
