/**
 * Fills an account with a library that nobody photographed: records, previews, rows and months as converters would have left
 * them, by the same verbs. It writes no originals: their URLs lead to nothing, and whatever is converted again is buried.
 * Run again with the same numbers it changes nothing but what is missing.
 */
import { systemClock } from '../../core/clock.ts';
import { previewName } from '../../core/names.ts';
import { pool } from '../../core/pool.ts';
import type { Storage } from '../../core/storage.ts';
import { compact } from '../../library/compact.ts';
import { type Indexable, indexableOf, indexRecords } from '../../library/indexRecords.ts';
import { putRecord } from '../../library/putRecord.ts';
import { readRecord, type StoredRecord } from '../../library/readRecord.ts';
import { draw } from './drawings.ts';
import { invent } from './invent.ts';
import type { Invented } from './shot.ts';

export interface Seeding {
  records: number;
  /** Other numbers, other libraries. */
  seed?: number;
  /** Two small pictures for each record, which take most of the time; true unless said. */
  previews?: boolean;
  /** Ends it between two records; what is written by then is published. */
  signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

export interface Seeded {
  records: number;
  /** How many of each state. */
  states: Record<string, number>;
  months: number;
}

const AT_ONCE = 16;
/** In the order of time: a few months, and their rows share requests. */
const BATCH = 2000;
const LOOK_AGAIN_MS = 1000;

/** Throws `OutageError`. */
export async function seedLibrary(storage: Storage, seeding: Seeding): Promise<Seeded> {
  const { records: files, seed = 1, previews = true, signal, onProgress = () => {} } = seeding;
  const states: Seeded['states'] = {};
  const months = new Set<string>();
  let records = 0;
  let batch: Indexable[] = [];

  const write = async (invented: Invented) => {
    const stored = await put(storage, invented, previews);
    const { state } = stored.record;
    states[state] = (states[state] ?? 0) + 1;
    for (const month of stored.record.months) months.add(month);
    batch.push(indexableOf(stored));
    onProgress(++records, files);
  };
  const index = async () => {
    const full = batch;
    batch = [];
    await indexRecords(storage, full, { atOnce: AT_ONCE });
  };
  const inventing = invent({ files, seed }, await draw());
  for (let next = some(inventing, BATCH); next.length > 0 && !signal?.aborted; next = some(inventing, BATCH)) {
    await pool(next, AT_ONCE, write, signal);
    await index();
  }
  while ((await compact(storage)) === 'busy') await systemClock.sleep(LOOK_AGAIN_MS);
  return { records, states, months: months.size };
}

function some<T>(source: Iterator<T>, most: number): T[] {
  const taken: T[] = [];
  for (let next = source.next(); !next.done; next = source.next()) {
    taken.push(next.value);
    if (taken.length === most) break;
  }
  return taken;
}

/** Previews, then the record. One that is there already is as it was, or a person's by now: it stays. */
async function put(storage: Storage, { record, drawing }: Invented, previews: boolean): Promise<StoredRecord> {
  const drawn = previews && record.state !== 'deleted' ? (drawing?.previews ?? []) : [];
  for (const { name, content } of drawn) {
    await storage.previews.put(previewName(record.id, record.rev, name), content, {
      contentType: 'image/webp',
      cacheControl: 'private, max-age=31536000, immutable',
      tier: 'Hot',
    });
  }
  const named = drawn.map(({ content, ...preview }) => ({ ...preview, bytes: content.length, type: 'image/webp' }));
  for (;;) {
    const stored = await putRecord(storage, { ...record, previews: named }, 'missing');
    if (stored !== 'conflict') return stored;
    const before = await readRecord(storage, record.id);
    if (before !== 'missing') return before;
  }
}
