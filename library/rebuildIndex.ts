/**
 * Makes the rows anew from the records, while everybody else goes on, and marks every month: `compact` then publishes
 * them. Killed anywhere, it is run again.
 *
 * The order: first every record puts its row, as after a conversion, but many together. Then the rows that follow from
 * no record go: a row is listed first and its record read after, so that a record which came in between is found; and it
 * goes by the ETag it was listed with, so that a row which was put in between stays. The marks are last: a compaction
 * that drops one has read the rows as they are by then. Months that are published are marked, too: one without rows is
 * to vanish.
 */
import { MANIFEST_NAME } from '../core/names.ts';
import { OutageError } from '../core/outage.ts';
import { pool } from '../core/pool.ts';
import { type Row, rowOf } from '../core/row.ts';
import type { Storage } from '../core/storage.ts';
import type { Stored } from '../core/table.ts';
import { type Manifest, monthOfKey } from '../core/timeline/manifest.ts';
import { markMonth } from './indexRecord.ts';
import { type Indexable, indexableOf, indexRecords } from './indexRecords.ts';
import { readBlob } from './readBlob.ts';
import { isOfOneRecord, readRecord } from './readRecord.ts';
import { recordIds } from './recordIds.ts';

export interface Rebuilding {
  /** How many requests. */
  atOnce: number;
  /** Ends it between two records; the months of those that were seen to are marked. */
  signal?: AbortSignal;
  /** Counted here as it goes: it also tells how far a rebuild came that an outage ended. */
  rows?: Rebuilt['rows'];
  onRecord(): void;
  /** A record that can't be read, or makes no row. What is in the index of it stays. */
  onProblem(id: string, error: Error): void;
}

export interface Rebuilt {
  /** That follow from a record, and that did not. */
  rows: { written: number; removed: number };
  /** That were marked. */
  months: number;
}

/** Rows are put by the month, and ids say nothing of months: as many as share a request, in some 20 MB. */
const BATCH = 10_000;

/** Throws `OutageError`. */
export async function rebuildIndex(storage: Storage, rebuilding: Rebuilding): Promise<Rebuilt> {
  const { atOnce, signal, rows = { written: 0, removed: 0 }, onRecord, onProblem } = rebuilding;
  const months = new Set<string>();
  /** Where each row belongs, about 100 bytes each; nothing of a tombstone. */
  const places = new Map<string, string | undefined>();
  const problems = new Set<string>();

  const problem = (id: string, error: unknown) => {
    if (!isOfRecord(error)) throw error;
    problems.add(id);
    onProblem(id, error);
  };
  /** Converters mark after each record; gathered here, a month costs one call, and is published once. */
  const gather = async (month: string) => months.add(month);

  const read = async (id: string, found: Indexable[]) => {
    try {
      const stored = await readRecord(storage, id);
      if (stored === 'missing') return;
      const { record } = stored;
      if (record.id !== id) throw new Error(`It is the record of another original, ${record.name}.`);
      found.push(indexableOf(stored));
    } catch (error) {
      problem(id, error);
    }
    onRecord();
  };
  const index = async (found: Indexable[]) => {
    await indexRecords(storage, found, { atOnce, mark: gather });
    for (const { id, row } of found) {
      places.set(id, row?.partition);
      if (row) rows.written += 1;
    }
  };
  const follow = async (ids: string[]) => {
    const found: Indexable[] = [];
    await pool(ids, atOnce, (id) => read(id, found), signal);
    try {
      await index(found);
    } catch (error) {
      if (!isOfRecord(error)) throw error;
      // What no table can hold takes along what was to be put with it: now it is alone with its trouble.
      for (const one of found) await index([one]).catch((error) => problem(one.id, error));
    }
  };
  const check = async ({ partition, key, etag }: Stored<Row>) => {
    months.add(partition);
    if (places.get(key) === partition || problems.has(key)) return;
    try {
      const stored = await readRecord(storage, key);
      if (stored !== 'missing' && rowOf(stored.record)?.partition === partition) return;
      if ((await storage.files.remove(partition, key, { ifMatch: etag })) === 'removed') rows.removed += 1;
    } catch (error) {
      problem(key, error);
    }
  };
  for await (const ids of batches(recordIds(storage), BATCH)) {
    if (signal?.aborted) break;
    await follow(ids);
  }
  await pool(storage.files.list(), atOnce, check, signal);
  for (const month of await publishedMonths(storage)) months.add(month);
  for (const month of months) await markMonth(storage, month);
  return { rows, months: months.size };
}

async function* batches<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const one of source) {
    batch.push(one);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A newer schema, a damaged record, what no table can hold: that one's trouble. All else is the storage's, and ends it. */
function isOfRecord(error: unknown): error is Error {
  return error instanceof Error && (isOfOneRecord(error) || !(error instanceof OutageError));
}

/** A manifest that is none would stop every compaction: it goes. */
async function publishedMonths({ previews }: Storage): Promise<string[]> {
  const blob = await readBlob(previews, MANIFEST_NAME);
  if (blob === 'missing') return [];
  try {
    const { months } = JSON.parse(blob.bytes.toString('utf8')) as Manifest;
    return months.map(([key]) => monthOfKey(key));
  } catch {
    // No JSON, or not ours: nothing else can go wrong in there.
    await previews.remove(MANIFEST_NAME, { ifMatch: blob.etag });
    return [];
  }
}
