/** The very row that a position was made of. */
import { monthOf } from '../../core/month.ts';
import type { Row } from '../../core/row.ts';
import type { Chunk, Dictionary } from './chunk.ts';
import { FIELD_NAMES, FIELDS } from './fields.ts';

export function rowAt(chunk: Chunk, dictionary: Dictionary, i: number): Row {
  const row: Record<string, unknown> = {};
  for (const name of FIELD_NAMES) {
    const value = FIELDS[name].get(chunk, i, dictionary);
    if (value !== undefined) row[name === 'id' ? 'key' : name] = value;
  }
  Object.assign(row, chunk.odd[i]);
  row.partition = monthOf(row.takenLocal as string | undefined);
  return row as unknown as Row;
}
