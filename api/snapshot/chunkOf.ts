/** Makes a chunk of published columns. */
import type { Columns } from '../../core/timeline/columns.ts';
import { type Chunk, type Dictionary, newChunk } from './chunk.ts';
import { FIELD_NAMES, FIELDS } from './fields.ts';
import { folded } from './folded.ts';
import { type Place, timelineOrder } from './timelineOrder.ts';
import { readTime } from './timeText.ts';

/** `file` is kept with every row. */
export function chunkOf(columns: Columns, dictionary: Dictionary, file = 0): Chunk {
  const order = inOrder(columns);
  const chunk = newChunk(order.length);
  for (const name of FIELD_NAMES) {
    const { put, get } = FIELDS[name];
    const values = columns[name];
    for (const [i, at] of order.entries()) {
      const value = values[at] ?? null;
      if (value === null) continue;
      put(chunk, i, value, dictionary);
      if (get(chunk, i, dictionary) !== value) chunk.odd[i] = { ...chunk.odd[i], [name]: value };
    }
  }
  chunk.folded = chunk.name.map(foldedOnce);
  chunk.file.fill(file);
  return chunk;
}

/** Which row comes first, which one next. */
function inOrder({ id, name, takenLocal }: Columns): number[] {
  const places = id.map((_, i): Place => {
    const { ms, digits } = readTime(String(takenLocal[i]));
    return { taken: ms, takenDigits: digits, name: String(name[i]), id: String(id[i]) };
  });
  return [...places.keys()].sort((i, j) => timelineOrder(places[i] as Place, places[j] as Place));
}

/** A name that is folded already is kept once. */
function foldedOnce(name: string): string {
  const text = folded(name);
  return text === name ? name : text;
}
