/** Makes the index follow from a record: its one row, in its one month, and a mark on every month it was ever in. */
import { recordName } from '../core/names.ts';
import { rowOf } from '../core/row.ts';
import type { Storage } from '../core/storage.ts';
import { readRecord, type StoredRecord } from './readRecord.ts';

export const MARKS = 'month';

/** Told each month that may have changed, once its rows have. */
export type Marking = (month: string) => Promise<unknown>;

/**
 * May run twice or beside itself: whoever sees that the record moved meanwhile does it again with the newer one. Answers
 * the last one that it saw.
 */
export async function indexRecord(
  storage: Storage,
  stored: StoredRecord,
  mark: Marking = (month) => markMonth(storage, month),
): Promise<StoredRecord> {
  for (let latest = stored; ; ) {
    await follow(storage, latest, mark);
    const now = await storage.records.head(recordName(stored.record.id));
    if (now !== 'missing' && now.etag === latest.etag) return latest;
    const newer = await readRecord(storage, stored.record.id);
    if (newer === 'missing') return latest;
    latest = newer;
  }
}

export async function markMonth({ marks }: Storage, month: string): Promise<void> {
  await marks.put({ partition: MARKS, key: month });
}

/** The mark comes after the row: a compaction that deletes the mark has read the row. */
async function follow(storage: Storage, { record }: StoredRecord, mark: Marking): Promise<void> {
  const row = rowOf(record);
  if (row) await storage.files.put(row);
  for (const month of record.months) {
    if (month !== row?.partition) await storage.files.remove(month, record.id);
  }
  for (const month of record.months) await mark(month);
}
