/** The API's file of one month: every row, all that listings, search and duplicates need, as columns. */
import { Buffer } from 'node:buffer';
import type { Row } from '../row.ts';

type ColumnName = Exclude<keyof Row, 'partition' | 'key'> | 'id';

/** One list a column, all of one length; null where a row has no such value. */
export type Columns = Record<ColumnName, Value[]>;

/** Checked to name every property of a row, in the order they are written. */
const NAMES = Object.keys({
  rev: 0,
  name: 0,
  folder: 0,
  ext: 0,
  state: 0,
  kind: 0,
  bytes: 0,
  sha256: 0,
  width: 0,
  height: 0,
  takenLocal: 0,
  takenOffsetMin: 0,
  takenSource: 0,
  uploadedAt: 0,
  durationS: 0,
  camera: 0,
  lens: 0,
  iso: 0,
  fNumber: 0,
  focalMm: 0,
  exposureS: 0,
  lat: 0,
  lon: 0,
  rating: 0,
  keywords: 0,
  title: 0,
  thumbhash: 0,
  fingerprint: 0,
  fault: 0,
  favorite: 0,
  trashedAt: 0,
  turn: 0,
  kept: 0,
} satisfies Record<Exclude<ColumnName, 'id'>, 0>) as Exclude<ColumnName, 'id'>[];

export function columnsOf(rows: readonly Row[]): Columns {
  const columns = NAMES.map((name) => [name, rows.map((row) => row[name] ?? null)]);
  return Object.fromEntries([['id', rows.map((row) => row.key)], ...columns]);
}

/** Nothing if it is no file of columns. A column that an earlier release did not write is all nulls. */
export function parseColumns(bytes: Uint8Array): Columns | undefined {
  const file = parsed(bytes);
  if (!isFile(file)) return undefined;
  const columns = NAMES.map((name) => [name, file[name] ?? file.id.map(() => null)]);
  return Object.fromEntries([['id', file.id], ...columns]);
}

type Value = string | number | boolean | null;

/** By hand: half a million values a second are read at a start, and a schema would copy each. */
function isFile(file: unknown): file is { id: string[]; [name: string]: Value[] } {
  if (typeof file !== 'object' || file === null || !('id' in file) || !Array.isArray(file.id)) return false;
  const { length } = file.id;
  const isColumn = (column: unknown) => Array.isArray(column) && column.length === length && column.every(isValue);
  return file.id.every((id) => typeof id === 'string') && Object.values(file).every(isColumn);
}

function isValue(value: unknown): value is Value {
  return value === null || typeof value !== 'object';
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined; // Half a file is as good as none: both are made anew.
  }
}
