/** Virtual time: what is to happen when. What happens at the same moment happens in the order in which it was said. */
import { heap } from './heap.ts';

export interface Agenda {
  /** Seconds since the trace began. */
  now(): number;
  after(seconds: number, act: () => void): void;
  /** Lets the next thing happen; `false` if nothing is left. */
  next(): boolean;
}

export function openAgenda(): Agenda {
  const due = heap<{ at: number; turn: number; act: () => void }>(
    (one, other) => one.at < other.at || (one.at === other.at && one.turn < other.turn),
  );
  let now = 0;
  let turns = 0;
  return {
    now: () => now,
    after: (seconds, act) => due.push({ at: now + seconds, turn: turns++, act }),
    next() {
      const first = due.pop();
      if (!first) return false;
      now = first.at;
      first.act();
      return true;
    },
  };
}
