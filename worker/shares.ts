/**
 * Converter seconds: while several jobs are worked on, each moment is shared out among them. So they are, together, the
 * time in which the converter was busy, however many it works on at once.
 */
import type { Clock } from '../core/clock.ts';

export interface Shares {
  /** The job is worked on from now on; twice is harmless. */
  work(job: object): void;
  /** It waits for others, and takes no share. */
  rest(job: object): void;
  /** The seconds it has got in all. */
  end(job: object): number;
}

export function shares(clock: Pick<Clock, 'now'>): Shares {
  /** What a job has got that was worked on from the very beginning, alone or with others. */
  let share = 0;
  let at = clock.now();
  const since = new Map<object, number>();
  const got = new Map<object, number>();

  const pass = () => {
    const now = clock.now();
    // The wall clock may be set back.
    if (since.size > 0) share += Math.max(0, now - at) / since.size;
    at = now;
  };
  const rest = (job: object) => {
    pass();
    const from = since.get(job) ?? share;
    since.delete(job);
    got.set(job, (got.get(job) ?? 0) + share - from);
  };
  return {
    work(job) {
      pass();
      if (!since.has(job)) since.set(job, share);
    },
    rest,
    end(job) {
      rest(job);
      const ms = got.get(job) ?? 0;
      got.delete(job);
      return ms / 1000;
    },
  };
}
