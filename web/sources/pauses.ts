/** Pauses that can be cut short. */
import type { Clock } from '../../core/clock.ts';

export interface Pauses {
  /** `Infinity` is for as long as nobody ends it. */
  pause(ms: number, until: AbortSignal): Promise<void>;
  /** Ends the pause that is on, or else the next one. */
  end(): void;
}

/** What a timer can hold. */
const LONGEST_MS = 2 ** 31 - 1;

export function pauses(clock: Clock): Pauses {
  let ending = new AbortController();
  return {
    async pause(ms, until) {
      await clock.sleep(Math.min(ms, LONGEST_MS), AbortSignal.any([until, ending.signal]));
      ending = new AbortController();
    },
    end: () => ending.abort(),
  };
}
