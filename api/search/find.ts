/** The files that a query means; of a query that means none, which of its words is one too many. */
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Term } from './parseQuery.ts';

export interface Found {
  /** In the order of the timeline. */
  positions: Uint32Array;
  /** Of each term, how many files are all that the others say, but not this. */
  missedBy: number[];
}

/** Files that miss two terms are of no interest any more. */
const TWO = 2;

/** Room to count in, by position: taken anew for each query, it would be a megabyte every two. */
let room = roomFor(0);

/** Nothing in the trash is found. */
export function find(snapshot: Snapshot, terms: readonly Pick<Term, 'test'>[]): Found {
  const { size, trashedAt } = snapshot;
  if (room.size < size) room = roomFor(size);
  const { misses, missed, positions } = room;
  for (let position = 0; position < size; position++) {
    misses[position] = Number.isNaN(trashedAt[position]) ? 0 : TWO;
  }
  terms.forEach((term, index) => {
    const test = term.test(snapshot);
    for (let position = 0; position < size; position++) {
      if (misses[position] === TWO || test(position)) continue;
      misses[position]! += 1;
      missed[position] = index;
    }
  });
  const missedBy = terms.map(() => 0);
  let found = 0;
  for (let position = 0; position < size; position++) {
    if (misses[position] === 0) positions[found++] = position;
    else if (misses[position] === 1) missedBy[missed[position]!]! += 1;
  }
  return { positions: positions.slice(0, found), missedBy };
}

function roomFor(size: number) {
  return { size, misses: new Uint8Array(size), missed: new Uint8Array(size), positions: new Uint32Array(size) };
}
