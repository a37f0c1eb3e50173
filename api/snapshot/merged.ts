/** Chunks as one, in the order of the timeline. */
import type { Chunk } from './chunk.ts';
import { addRun, join, type Run } from './join.ts';
import { placeOf, timelineOrder } from './timelineOrder.ts';

export function merged(chunks: readonly Chunk[]): Chunk {
  const [only, ...others] = chunks;
  if (only && others.length === 0) return only;
  const rows = chunks.flatMap((of) => Array.from(of.id, (_, i) => ({ of, i, place: placeOf(of, i) })));
  // Each chunk is in order, and mostly one follows the other: there is little to be sorted.
  rows.sort((a, b) => timelineOrder(a.place, b.place));
  const runs: Run[] = [];
  for (const { of, i } of rows) addRun(runs, of, i, i + 1);
  return join(runs);
}
