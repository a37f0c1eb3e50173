/** What is in the trash: positions, what was trashed last first. */
import type { Snapshot } from '../snapshot/snapshot.ts';
import { BY_TRASHED, sortedBy } from '../wire/page.ts';
import { once } from './once.ts';

export interface Trash {
  positions: ArrayLike<number>;
  bytes: number;
}

export const trashOf = once((snapshot: Snapshot): Trash => {
  const { size, trashedAt, bytes } = snapshot;
  const positions: number[] = [];
  let total = 0;
  for (let position = 0; position < size; position++) {
    if (Number.isNaN(trashedAt[position])) continue;
    positions.push(position);
    total += bytes[position]!;
  }
  return { positions: sortedBy(BY_TRASHED, snapshot, positions), bytes: total };
});
