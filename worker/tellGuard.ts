/** What a converter tells the guard that started it: its terms, and then that it gets on. */
import type { Clock } from '../core/clock.ts';
import type { Terms } from './terms.ts';

export type Word = Terms | 'progress';

/** Bytes come much more often than anybody has to know. */
const SELDOM_MS = 1000;

/** Tells the terms at once; what it gives back tells of progress, at most once a second. */
export function tellGuard(clock: Pick<Clock, 'now'>, terms: Terms, send: (word: Word) => void): () => void {
  let toldAt = clock.now();
  send(terms);
  return () => {
    const now = clock.now();
    // The wall clock may be set back.
    if (Math.abs(now - toldAt) < SELDOM_MS) return;
    toldAt = now;
    send('progress');
  };
}
