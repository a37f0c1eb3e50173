/** Changes to rows as `indexRecord` makes them: the row, then a mark on each month it was or is in. */
import type { Row } from '../../../core/row.ts';
import type { Storage } from '../../../core/storage.ts';
import { all } from './records.ts';

export async function mark(storage: Storage, ...months: string[]): Promise<void> {
  for (const key of months) await storage.marks.put({ partition: 'month', key });
}

export async function putRows(storage: Storage, ...rows: Row[]): Promise<void> {
  for (const row of rows) await storage.files.put(row);
  await mark(storage, ...new Set(rows.map((row) => row.partition)));
}

/** Away from wherever it is. */
export async function removeRow(storage: Storage, key: string): Promise<void> {
  const months = (await all(storage.files.list())).filter((row) => row.key === key).map((row) => row.partition);
  for (const month of months) await storage.files.remove(month, key);
  await mark(storage, ...months);
}

/** One row an original: the new one takes the place of the old one, in whatever month that was. */
export async function moveRow(storage: Storage, row: Row): Promise<void> {
  await removeRow(storage, row.key);
  await putRows(storage, row);
}
