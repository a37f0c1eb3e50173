/** The API's file of one month: every row, all that listings, search and duplicates need, as columns. */
import { Buffer } from 'node:buffer';
import type { Row } from '../row.ts';

type ColumnName = Exclude<keyof Row, 'partition' | 'key'> | 'id';

/** One list a column, all of one length; null where a row has no such value. */
export type Columns = Record<ColumnName, Value[]>;

/** What stands in each column, but nulls. Checked to name every property of a row, in the order they are written. */
const KINDS = {
  rev: isText,
  name: isText,
  folder: isText,
  ext: isText,
  state: isText,
  kind: isText,
  bytes: isNumber,
  sha256: isText,
  width: isNumber,
  height: isNumber,
  takenLocal: isText,
  takenOffsetMin: isNumber,
  takenSource: isText,
  uploadedAt: isText,
  durationS: isNumber,
  camera: isText,
  lens: isText,
  iso: isNumber,
  fNumber: isNumber,
  focalMm: isNumber,
  exposureS: isNumber,
  lat: isNumber,
  lon: isNumber,
  rating: isNumber,
  keywords: isList,
  title: isText,
  thumbhash: isText,
  fingerprint: isText,
  fault: isText,
  favorite: isBoolean,
  trashedAt: isText,
  turn: isNumber,
  kept: isList,
} satisfies Record<Exclude<ColumnName, 'id'>, (value: Value) => boolean>;

const NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[];

export function columnsOf(rows: readonly Row[]): Columns {
  const columns = NAMES.map((name) => [name, rows.map((row) => row[name] ?? null)]);
  return Object.fromEntries([['id', rows.map((row) => row.key)], ...columns]);
}

/** Nothing if it is no file of columns. A column that an earlier release did not write is all nulls. */
export function parseColumns(bytes: Uint8Array): Columns | undefined {
  const file = parsed(Buffer.from(bytes).toString('utf8'));
  if (!isFile(file)) return undefined;
  const columns = NAMES.map((name) => [name, file[name] ?? file.id.map(() => null)]);
  return Object.fromEntries([['id', file.id], ...columns]);
}

type Value = string | number | boolean | null;

/** By hand: half a million values a second are read at a start, and a schema would copy each. */
function isFile(file: unknown): file is { id: string[]; [name: string]: Value[] } {
  if (typeof file !== 'object' || file === null || !('id' in file) || !Array.isArray(file.id)) return false;
  const { length } = file.id;
  const columns = new Map<string, unknown>(Object.entries(file));
  return (
    file.id.every(isText) && NAMES.every((name) => !columns.has(name) || isColumn(columns.get(name), length, name))
  );
}

function isColumn(column: unknown, length: number, name: keyof typeof KINDS): boolean {
  if (!Array.isArray(column) || column.length !== length) return false;
  const is: (value: unknown) => boolean = KINDS[name];
  // Most files say what another says, above all nothing.
  let known: unknown = null;
  for (const value of column) {
    if (value === known || value === null) continue;
    if (!is(value)) return false;
    known = value;
  }
  return true;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** JSON knows numbers that no double can hold. */
function isNumber(value: unknown): boolean {
  return Number.isFinite(value);
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

/** A JSON list of texts. */
function isList(value: unknown): boolean {
  const list = typeof value === 'string' ? parsed(value) : undefined;
  return Array.isArray(list) && list.every(isText);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Half a file is as good as none: both are made anew.
  }
}
