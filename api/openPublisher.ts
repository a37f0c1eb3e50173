/** Opens a publisher: it does nothing until it is asked. */
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Storage } from '../core/storage.ts';
import { compact } from '../library/compact.ts';
import { MARKS } from '../library/indexRecord.ts';
import type { Publisher } from './publisher.ts';

/** Writes come in bursts, and each publication costs a dozen calls: a moment's wait publishes them together. */
const SOON_MS = 1000;
const AGAIN_MS = 5000;
/** A lease lasts a minute: whoever has it longer has not died over it, and will publish. */
const MOST_BUSY = 15;
/** Pages ask for the status every few seconds. */
const LOOK_MS = 10_000;
/** A converter publishes every 30 seconds. */
const LEFT_MS = 60_000;

export function openPublisher({ storage, clock, log }: { storage: Storage; clock: Clock; log: Log }): Publisher {
  const closing = new AbortController();
  /** Marks as of the last look, each since when it has been the same. */
  let seen = new Map<string, { etag: string; since: number }>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;
  let due = false;
  let publishing: Promise<void> | undefined;

  // Whatever could not be published is still marked: whoever writes or looks next makes us try again.
  const failed = (error: unknown) => log('publish.failed', { message: String(error) });

  /** One at a time: what is written meanwhile, the next one publishes. */
  const publish = async () => {
    const patience = () => (closing.signal.aborted ? 1 : MOST_BUSY);
    try {
      for (let busy = 0; due && busy < patience(); ) {
        await clock.sleep(busy > 0 ? AGAIN_MS : SOON_MS, closing.signal);
        due = false;
        const outcome = await compact(storage);
        busy = outcome === 'busy' ? busy + 1 : 0;
        if (outcome === 'busy') due = true;
        if (outcome === 'published') log('timeline.published');
      }
    } catch (error) {
      failed(error);
    } finally {
      publishing = undefined;
    }
  };
  const soon = () => {
    due = true;
    publishing ??= publish();
  };
  const look = async () => {
    const marks = new Map<string, { etag: string; since: number }>();
    for await (const { key, etag } of storage.marks.list(MARKS)) {
      const known = seen.get(key);
      marks.set(key, known?.etag === etag ? known : { etag, since: clock.now() });
    }
    seen = marks;
    if ([...marks.values()].some(({ since }) => clock.now() - since >= LEFT_MS)) soon();
    // Whoever visits for a moment must not leave it to the next visit.
    else if (marks.size > 0) waiting ??= lookLater();
  };
  const lookLater = async () => {
    await clock.sleep(LEFT_MS, closing.signal);
    waiting = undefined;
    if (!closing.signal.aborted) await look().catch(failed);
  };
  return {
    soon,
    ifLeft() {
      if (looking || clock.now() - lookedAt < LOOK_MS) return;
      lookedAt = clock.now();
      looking = look()
        .catch(failed)
        .finally(() => {
          looking = undefined;
        });
    },
    async close() {
      closing.abort();
      await looking;
      await waiting;
      await publishing;
    },
  };
}
