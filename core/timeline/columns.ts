/** The API's file of one month: every row, all that listings, search and duplicates need, as columns. */
import { Buffer } from 'node:buffer';
import { z } from 'zod';
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

/** Nothing if it is no file of columns. A column that an earlier release did not write is all nulls. */
export function parseColumns(bytes: Uint8Array): Columns | undefined {
  const read = FILE.safeParse(parsed(bytes));
  if (!read.success) return undefined;
  const { id } = read.data;
  const columns = NAMES.map((name) => [name, read.data[name] ?? id.map(() => null)]);
  return Object.fromEntries([['id', id], ...columns]);
}

const COLUMN = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]));
const FILE = z
  .intersection(z.object({ id: z.array(z.string()) }), z.record(z.string(), COLUMN))
  .refine((file) => Object.values(file).every(({ length }) => length === file.id.length));

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined; // Half a file is as good as none: both are made anew.
  }
}
