/** Waits out a storage that does not answer: everything under way pauses together, ever longer, and tries again. */
import type { Clock } from '../../core/clock.ts';
import { OutageError } from '../../core/outage.ts';

export interface Patience {
  /**
   * Does `work`, again and again while nobody answers; `heard` says that somebody did, midway. Throws what is no passing
   * outage, the last one once it has lasted too long, and the reason of a signal that stopped it. If others are answered
   * all the while, the last one is thrown as one that does not pass: it is about this work alone.
   */
  through<T>(work: (heard: () => void) => Promise<T>): Promise<T>;
  /** What is being waited for, for a person. */
  note(): string | undefined;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** A router that starts anew takes two or three minutes. */
const GIVE_UP_MS = 5 * 60_000;
/** Longer than the longest pause: whoever works beside it has been answered in this time, if anybody is. */
const LATELY_MS = 2 * LONGEST_PAUSE_MS;

export function openPatience(clock: Clock, storageName: string, signal?: AbortSignal): Patience {
  let nextPause = FIRST_PAUSE_MS;
  let pause: { until: number; over: Promise<void> } | undefined;
  let heardAt = Number.NEGATIVE_INFINITY;

  const heard = () => {
    nextPause = FIRST_PAUSE_MS;
    heardAt = clock.now();
  };
  const rest = (): Promise<void> => {
    if (!pause) {
      const over = clock.sleep(nextPause, signal).then(() => {
        pause = undefined;
      });
      pause = { until: clock.now() + nextPause, over };
      nextPause = Math.min(2 * nextPause, LONGEST_PAUSE_MS);
    }
    return pause.over;
  };
  return {
    async through(work) {
      let since: number | undefined;
      const heardHere = () => {
        since = undefined;
        heard();
      };
      for (;;) {
        await pause?.over;
        signal?.throwIfAborted();
        try {
          const done = await work(heardHere);
          heard();
          return done;
        } catch (error) {
          if (!(error instanceof OutageError && error.passing)) throw error;
          since ??= clock.now();
          if (clock.now() - since >= GIVE_UP_MS) {
            if (clock.now() - heardAt > LATELY_MS) throw error;
            throw new OutageError(error.what, error.message, { cause: error });
          }
          await rest();
        }
      }
    },
    note() {
      if (!pause) return undefined;
      const seconds = Math.max(1, Math.ceil((pause.until - clock.now()) / 1000));
      return `no answer from ${storageName}: trying again in ${seconds} s`;
    },
  };
}
