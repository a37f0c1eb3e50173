/** What is published of one month: what its columns say of each original, and what the page shows. */
import type { Blobs } from '../../core/blobs.ts';
import { columnsName, monthName } from '../../core/names.ts';
import type { Row } from '../../core/row.ts';
import type { Storage } from '../../core/storage.ts';
import { type Columns, parseColumns } from '../../core/timeline/columns.ts';
import { type Manifest, monthOfKey } from '../../core/timeline/manifest.ts';
import type { MonthFile } from '../../core/timeline/month.ts';
import { readBlob } from '../../library/readBlob.ts';

export interface PublishedMonth {
  /** Files that the manifest names and that are not there, or damaged. */
  lacking: string[];
  columns: Columns[];
  tiles: MonthFile[];
}

export async function readMonth(
  storage: Pick<Storage, 'previews' | 'records'>,
  manifest: Manifest | undefined,
  month: string,
): Promise<PublishedMonth> {
  const published: PublishedMonth = { lacking: [], columns: [], tiles: [] };
  const add = async <T>(blobs: Blobs, name: string, parse: (bytes: Buffer) => T | undefined, to: T[]) => {
    const blob = await readBlob(blobs, name);
    const file = blob === 'missing' ? undefined : parse(blob.bytes);
    if (file === undefined) published.lacking.push(name);
    else to.push(file);
  };
  for (const [key, tiles, hash, columns] of manifest?.months ?? []) {
    if (monthOfKey(key) !== month) continue;
    for (const each of columns) await add(storage.records, columnsName(month, each), parseColumns, published.columns);
    if (tiles > 0) await add(storage.previews, monthName(key, hash), parseJson<MonthFile>, published.tiles);
  }
  return published;
}

/** The rows as they were when the month was published. */
export function rowsOf(month: string, columns: readonly Columns[]): Row[] {
  return columns.flatMap(({ id, ...others }) =>
    id.map((key, i) => {
      const values = Object.entries(others).flatMap(([name, column]) => {
        const value = column[i] ?? null;
        return value === null ? [] : [[name, value] as const];
      });
      return { partition: month, key, ...Object.fromEntries(values) } as Row;
    }),
  );
}

/** Nothing for what is no JSON: damaged is as good as missing. */
function parseJson<T>(bytes: Buffer): T | undefined {
  try {
    return JSON.parse(bytes.toString('utf8')) as T;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
