/** The order of the timeline: newest capture first, undated last, then by name, then by id. */
import { ordinal } from '../../core/ordinal.ts';
import type { Chunk } from './chunk.ts';

/** What the order is by. */
export interface Place {
  taken: number;
  takenDigits: number;
  name: string;
  id: string;
}

export function placeOf({ taken, takenDigits, name, id }: Chunk, i: number): Place {
  return {
    taken: taken[i] as number,
    takenDigits: takenDigits[i] as number,
    name: name[i] as string,
    id: id[i] as string,
  };
}

/** As `tilesOf` has it, which compares texts: of equal moments the one with more digits comes first. */
export function timelineOrder(a: Place, b: Place): number {
  return newest(a.taken, b.taken) || b.takenDigits - a.takenDigits || ordinal(a.name, b.name) || ordinal(a.id, b.id);
}

function newest(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return b - a;
}
