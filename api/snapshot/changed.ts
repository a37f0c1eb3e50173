/** A chunk without some of its rows and with others, each at its place. What did not change is shared. */
import { firstAfter } from '../../core/firstAfter.ts';
import type { Chunk } from './chunk.ts';
import { addRun, join, type Run } from './join.ts';
import { replaced } from './replaced.ts';
import { type Place, placeOf, timelineOrder } from './timelineOrder.ts';

/** `removed` are positions, ascending. */
export function changed(chunk: Chunk, removed: readonly number[], added: Chunk): Chunk {
  if (removed.length === chunk.size) return added;
  if (takeTheirPlaces(chunk, removed, added)) return replaced(chunk, removed, added);
  const runs: Run[] = [];
  let from = 0;
  let next = 0;
  const keepTo = (to: number) => {
    addRun(runs, chunk, from, to);
    from = to;
  };
  const removeTo = (place: number) => {
    for (let at = removed[next]; at !== undefined && at < place; at = removed[++next]) {
      keepTo(at);
      from = at + 1;
    }
  };
  for (let i = 0; i < added.size; i += 1) {
    const place = placeIn(chunk, placeOf(added, i));
    removeTo(place);
    keepTo(place);
    addRun(runs, added, i, i + 1);
  }
  removeTo(chunk.size);
  keepTo(chunk.size);
  return join(runs);
}

function takeTheirPlaces(chunk: Chunk, removed: readonly number[], added: Chunk): boolean {
  return (
    removed.length === added.size &&
    removed.every((at, i) => timelineOrder(placeOf(chunk, at), placeOf(added, i)) === 0)
  );
}

/** The first position that comes after `place`. */
function placeIn(chunk: Chunk, place: Place): number {
  return firstAfter(chunk.size, (i) => timelineOrder(placeOf(chunk, i), place) > 0);
}
