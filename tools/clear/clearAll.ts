/**
 * Empties an account for a fresh start; containers, queues and tables stay (Azure holds a deleted one's name back for a
 * while). Killed anywhere and run again, it ends the same.
 *
 * The order: publishing is stopped by holding its lease, so that no month of a half-emptied library is published. The
 * queues go first, so that converters take nothing new; then the originals, the one thing from which all else could be
 * made again; then the queues once more, for the deletions have announced themselves there. What converters have in hand
 * is waited for, since it ends in a record. Only then records, rows and previews go: nobody is left who would write one.
 */
import type { Blobs } from '../../core/blobs.ts';
import type { Clock } from '../../core/clock.ts';
import { converterStatus } from '../../core/converterStatus.ts';
import type { Lease } from '../../core/leases.ts';
import { OutageError } from '../../core/outage.ts';
import { pool } from '../../core/pool.ts';
import { SCALER_STATE } from '../../core/scalerState.ts';
import type { Storage } from '../../core/storage.ts';
import type { Entity, Stored, Table } from '../../core/table.ts';
import { whenIdle } from './whenIdle.ts';

export interface ClearNews {
  /** One more blob or row is gone. */
  onRemoved(): void;
  onWait(names: string[]): void;
}

interface Removing extends ClearNews {
  stop: AbortSignal;
}

/** A round that finds nothing more proves the end; if there is always more, somebody is uploading. */
const MOST_ROUNDS = 5;
const AT_ONCE = 16;
const LEASE_SECONDS = 60;
/** Locks, some of which are held; and what programs tell of themselves, which is true all the same, and written ever anew. */
const STAYS = ['leases/', 'usage/', SCALER_STATE];

/** Throws `OutageError`, or the reason of `stop`: then between two removals, and nobody is kept from publishing. */
export async function clearAll(storage: Storage, clock: Clock, news: ClearNews, stop: AbortSignal): Promise<void> {
  const lease = await takeLease(storage, clock, stop);
  // Should a renewal fail, what is published meanwhile is what the next round finds.
  const renewing = setInterval(() => void lease.renew().catch(() => {}), LEASE_SECONDS * 300);
  try {
    let rounds = 0;
    while ((await clearRound(storage, clock, news, stop)) > 0) {
      rounds += 1;
      if (rounds === MOST_ROUNDS) {
        throw new OutageError('account', 'New files keep coming: somebody is uploading. Stop that, then try again.');
      }
    }
  } finally {
    clearInterval(renewing);
    await lease.release();
  }
}

/** How many things it has removed. */
async function clearRound(storage: Storage, clock: Clock, news: ClearNews, stop: AbortSignal): Promise<number> {
  const { originals, records, previews, state, files, marks } = storage;
  let removed = 0;
  const counted: Removing = {
    ...news,
    onRemoved() {
      removed += 1;
      news.onRemoved();
    },
    stop,
  };
  const messages = (await storage.jobs.depth()) + (await storage.later.depth());
  await clearQueues(storage);
  await removeBlobs(originals, counted);
  await clearQueues(storage);
  if (messages > 0 || removed > 0) await whenIdle(storage, clock, stop, news.onWait);
  await removeEntities(files, counted);
  await removeEntities(marks, counted);
  await removeBlobs(records, counted);
  await removeBlobs(previews, counted);
  await removeBlobs(state, counted, (name) => !STAYS.some((stays) => name.startsWith(stays)));
  // A living converter would write its heartbeat anew at once.
  await removeEntities(storage.converters, counted, (beat) => converterStatus(beat, clock.now()).silent);
  return removed;
}

async function clearQueues({ jobs, later, poison }: Storage): Promise<void> {
  for (const queue of [jobs, later, poison]) await queue.clear();
}

async function removeBlobs(blobs: Blobs, { onRemoved, stop }: Removing, which: (name: string) => boolean = () => true) {
  const remove = async ({ name }: { name: string }) => {
    if (which(name) && (await blobs.remove(name)) === 'removed') onRemoved();
  };
  await pool(blobs.list(''), AT_ONCE, remove, stop);
  stop.throwIfAborted();
}

async function removeEntities<E extends Entity>(
  table: Table<E>,
  { onRemoved, stop }: Removing,
  which: (entity: Stored<E>) => boolean = () => true,
) {
  const remove = async (entity: Stored<E>) => {
    if (which(entity) && (await table.remove(entity.partition, entity.key)) === 'removed') onRemoved();
  };
  await pool(table.list(), AT_ONCE, remove, stop);
  stop.throwIfAborted();
}

/** A converter publishes for seconds; one that died in the middle of it leaves the lease for a minute at most. */
async function takeLease({ leases }: Storage, clock: Clock, stop: AbortSignal): Promise<Lease> {
  for (const deadline = clock.now() + 2 * LEASE_SECONDS * 1000; ; await clock.sleep(1000, stop)) {
    stop.throwIfAborted();
    const lease = await leases.acquire('compact', LEASE_SECONDS);
    if (lease !== 'taken') return lease;
    if (clock.now() > deadline)
      throw new OutageError('lease', 'Publishing never pauses: stop the converters, then try again.');
  }
}
