/** A clock that stands still until a test moves it. */
import type { Clock } from '../../core/clock.ts';

export interface FakeClock extends Clock {
  /** Moves time on; sleepers wake in order of their time, and what they then do happens before the next one wakes. */
  advance(ms: number): Promise<void>;
  /** How many are asleep. */
  sleepers(): number;
}

interface Sleeper {
  due: number;
  wake: () => void;
}

const START = Date.parse('2026-07-01T00:00:00Z');
/** Enough for what a woken sleeper does with real files and timers of its own. */
const TURNS = 10;

export function fakeClock(start = START): FakeClock {
  const sleepers = new Set<Sleeper>();
  let time = start;
  const next = (until: number): Sleeper | undefined => {
    let first: Sleeper | undefined;
    // Of two at one time the one that lay down first.
    for (const sleeper of sleepers) if (sleeper.due <= until && sleeper.due < (first?.due ?? Infinity)) first = sleeper;
    return first;
  };
  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { due: time + Math.max(0, ms), wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake, { once: true });
      }),
    async advance(ms) {
      const end = time + ms;
      await calm();
      for (let sleeper = next(end); sleeper; sleeper = next(end)) {
        time = sleeper.due;
        sleeper.wake();
        await calm();
      }
      time = end;
    },
    sleepers: () => sleepers.size,
  };
}

/** Until everything that can go on without time has gone on. */
async function calm(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
