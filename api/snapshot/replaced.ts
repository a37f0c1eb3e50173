/** A chunk with other rows at some positions. Only columns that differ are copied: all the others are the very same. */
import { type Chunk, COLUMN_NAMES, type ColumnName, wideOf } from './chunk.ts';

/** Row `i` of `rows` comes to `positions[i]`. */
export function replaced(chunk: Chunk, positions: readonly number[], rows: Chunk): Chunk {
  const columns = COLUMN_NAMES.map((name) => [name, column(name, chunk, positions, rows)]);
  return { size: chunk.size, ...Object.fromEntries(columns) } as Chunk;
}

function column(name: ColumnName, chunk: Chunk, positions: readonly number[], rows: Chunk): Chunk[ColumnName] {
  const wide = wideOf(name);
  const old = chunk[name];
  const values = rows[name];
  let copy: unknown[] | undefined;
  positions.forEach((position, i) => {
    for (let k = 0; k < wide; k += 1) {
      const value = values[i * wide + k];
      if (Object.is(value, old[position * wide + k])) continue;
      copy ??= old.slice() as unknown[];
      copy[position * wide + k] = value;
    }
  });
  return (copy ?? old) as Chunk[ColumnName];
}
