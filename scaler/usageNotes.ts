/** When the scaler writes down what it used: each minute while it is busy, once a day while it is not. */
import type { Clock } from '../core/clock.ts';

export interface UsageNotes {
  note(busy: boolean): Promise<void>;
}

const BUSY_MS = 60_000;

export function usageNotes(clock: Clock, write: () => Promise<void>): UsageNotes {
  let writtenAt = clock.now();
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return {
    async note(busy) {
      const now = clock.now();
      const due = busy ? now - writtenAt >= BUSY_MS : day(now) !== day(writtenAt);
      if (!due) return;
      writtenAt = now;
      await write();
    },
  };
}
