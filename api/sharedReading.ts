/** One reading for all who ask at about the same time: a hundred open pages cost the storage no more than one. */
import type { Clock } from '../core/clock.ts';

/** Answers what was read at most `keepMs` ago, or is being read; an error is told to all who waited, and not kept. */
export function sharedReading<T>(clock: Clock, keepMs: number, read: () => Promise<T>): () => Promise<T> {
  let last: { reading: Promise<T>; readAt: number } | undefined;
  return () => {
    if (last && clock.now() - last.readAt < keepMs) return last.reading;
    const current = { reading: read(), readAt: Number.POSITIVE_INFINITY };
    last = current;
    current.reading.then(
      () => {
        current.readAt = clock.now();
      },
      () => {
        if (last === current) last = undefined;
      },
    );
    return current.reading;
  };
}
