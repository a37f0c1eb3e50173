/** The API's file of one month: every row, all that listings, search and duplicates need, as columns. */
import type { Row } from '../row.ts';

type ColumnName = Exclude<keyof Row, 'partition' | 'key'> | 'id';

/** One list a column, all of one length; null where a row has no such value. */
export type Columns = Record<ColumnName, (string | number | boolean | null)[]>;

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
