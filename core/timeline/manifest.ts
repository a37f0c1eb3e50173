/** The one file that names all published files: whoever reads it sees the library as of one moment. */
import { hashOf } from '../hash.ts';
import { UNDATED } from '../month.ts';

/** `[key, tiles, hash of the page's file ('' if no tiles), hashes of the API's column files]` */
export type MonthEntry = [key: string, count: number, hash: string, columns: string[]];

export interface Manifest {
  /** The hash of the other fields. */
  rev: string;
  /** Tiles in all, and those of them without a date. */
  total: number;
  undated: number;
  layout: { hash: string; bytes: number };
  tint: { hash: string };
  /** Newest first, undated last. A month of more than 5,000 tiles goes on under `YYYY-MM~2`, which has no columns. */
  months: MonthEntry[];
}

export function manifestOf(months: MonthEntry[], layout: Manifest['layout'], tint: Manifest['tint']): Manifest {
  const count = (entries: MonthEntry[]) => entries.reduce((sum, [, tiles]) => sum + tiles, 0);
  const fields = {
    total: count(months),
    undated: count(months.filter(([key]) => monthOfKey(key) === UNDATED)),
    layout,
    tint,
    months,
  };
  return { rev: hashOf(JSON.stringify(fields)), ...fields };
}

/** `2026-05~2` is a part of `2026-05`. */
export function monthOfKey(key: string): string {
  return key.split('~')[0] ?? key;
}

export function newestFirst(a: string, b: string): number {
  if (a === b) return 0;
  if (a === UNDATED || b === UNDATED) return a === UNDATED ? 1 : -1;
  return a < b ? 1 : -1;
}
