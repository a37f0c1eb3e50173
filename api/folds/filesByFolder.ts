/** What lies in each folder itself. Trash lies in none. */
import { once } from '../../core/once.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** By the folder's code: positions, in the order of the timeline. Two walks, and no list that grows. */
export const filesByFolder = once(({ size, folder: { codes, words }, trashedAt }: Snapshot) => {
  const ends = new Uint32Array(words.length);
  for (let position = 0; position < size; position++) {
    if (Number.isNaN(trashedAt[position])) ends[codes[position]!]! += 1;
  }
  for (let code = 1; code < ends.length; code++) ends[code]! += ends[code - 1]!;
  const positions = new Uint32Array(size);
  const begins = ends.slice();
  // From the last to the first, so that each folder fills towards its beginning.
  for (let position = size - 1; position >= 0; position--) {
    if (Number.isNaN(trashedAt[position])) positions[--begins[codes[position]!]!] = position;
  }
  return (code: number): Uint32Array => positions.subarray(begins[code], ends[code]);
});
