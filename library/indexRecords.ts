/** Makes the index follow from many records: as `indexRecord` does for each, with as few requests as there can be. */
import { recordName } from '../core/names.ts';
import { pool } from '../core/pool.ts';
import { type Row, rowOf } from '../core/row.ts';
import type { Storage } from '../core/storage.ts';
import { indexRecord, type Marking, markMonth } from './indexRecord.ts';
import { readRecord, type StoredRecord } from './readRecord.ts';

/** What the index needs of a record, as it was read: of these, thousands fit into memory. */
export interface Indexable {
  id: string;
  etag: string;
  /** None for a tombstone. */
  row: Row | null;
  months: readonly string[];
}

export interface Indexing {
  /** How many requests. */
  atOnce: number;
  mark?: Marking;
}

export function indexableOf({ record, etag }: StoredRecord): Indexable {
  return { id: record.id, etag, row: rowOf(record), months: record.months };
}

/**
 * May run twice or beside itself; each original comes once. All rows are put, each where it belongs, before any goes from
 * where it was, and the marks come after all of both. Then each record is looked at again: whichever moved meanwhile is
 * indexed by itself. When it throws, any of the rows may have been written, and no record counts as indexed.
 */
export async function indexRecords(storage: Storage, records: readonly Indexable[], indexing: Indexing): Promise<void> {
  const { atOnce, mark = (month) => markMonth(storage, month) } = indexing;
  await storage.files.putAll(records.flatMap(({ row }) => row ?? []));
  await pool(records, atOnce, (record) => removeElsewhere(storage, record));
  await pool(new Set(records.flatMap(({ months }) => months)), atOnce, async (month) => {
    await mark(month);
  });
  await pool(records, atOnce, (record) => lookAgain(storage, record, mark));
}

async function removeElsewhere({ files }: Storage, { id, row, months }: Indexable): Promise<void> {
  for (const month of months) {
    if (month !== row?.partition) await files.remove(month, id);
  }
}

async function lookAgain(storage: Storage, { id, etag }: Indexable, mark: Marking): Promise<void> {
  const now = await storage.records.head(recordName(id));
  if (now !== 'missing' && now.etag === etag) return;
  const latest = await readRecord(storage, id);
  if (latest !== 'missing') await indexRecord(storage, latest, mark);
}
