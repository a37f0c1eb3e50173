/** When a converter publishes: now and then while it is busy, and whenever its queue runs dry. */
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { verdict } from '../core/outcome.ts';
import type { Storage } from '../core/storage.ts';
import { compact } from '../library/compact.ts';
import { isMarked } from '../library/isMarked.ts';
import { sweepTimeline } from '../library/sweepTimeline.ts';

export interface Publisher {
  /** Publishes in the background if the last time is long enough ago: soon at first, for whoever waits for a first photo. */
  whileBusy(): void;
  /** Publishes all that is marked; true if nothing is left that this converter could do. Throws `OutageError`. */
  whenDry(): Promise<boolean>;
}

const SOONEST_MS = 5000;
const LATEST_MS = 30_000;
const SWEEP_MS = 3_600_000;

export function publisher(storage: Storage, clock: Clock, log: Log): Publisher {
  let publishedAt = clock.now();
  let pauseMs = SOONEST_MS;
  let sweptAt = Number.NEGATIVE_INFINITY;
  let seenWhole = false;
  let underWay: Promise<void> | undefined;

  const publish = async (): Promise<boolean> => {
    const started = clock.now();
    publishedAt = started;
    // An idle converter looks often: a lease and the whole timeline each time would cost more than all the rest.
    if (seenWhole && !(await isMarked(storage))) return true;
    const outcome = await compact(storage);
    if (outcome === 'published') log('timeline.published', { ms: clock.now() - started });
    seenWhole = outcome === 'clean';
    return seenWhole;
  };
  const sweep = async () => {
    if (clock.now() - sweptAt < SWEEP_MS) return;
    sweptAt = clock.now();
    const removed = await sweepTimeline(storage, clock);
    if (removed > 0) log('timeline.swept', { removed });
  };
  const failed = (error: unknown) => log('timeline.failed', { message: String(error) });

  return {
    whileBusy() {
      if (underWay || clock.now() - publishedAt < pauseMs) return;
      pauseMs = Math.min(2 * pauseMs, LATEST_MS);
      // An outage shows in the jobs themselves, which is where the converter counts it.
      underWay = publish()
        .then(() => undefined, failed)
        .finally(() => {
          underWay = undefined;
        });
    },
    async whenDry() {
      pauseMs = SOONEST_MS;
      await underWay;
      try {
        const clean = await publish();
        if (clean) await sweep();
        return clean;
      } catch (error) {
        if (verdict(error).kind === 'outage') throw error;
        // A fault in publishing must neither stop conversions nor keep an idle converter alive for ever.
        failed(error);
        return true;
      }
    },
  };
}
