/** What is in the trash: positions, what was trashed last first. */

import { once } from '../../core/once.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { BY_TRASHED, sortedBy } from '../wire/page.ts';

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
