/**
 * The cheapest way to deal with a burst, known beforehand.
 *
 * All messages are there at the beginning. N converters cost W + N (s + i): each pays its start-up s and its idle time i, and
 * what they do in between sums up to W however it is shared out. So the cheapest schedule is the one of the fewest converters.
 * A converter works until the deadline D at most, from s on: N (D - s) >= W, that is N >= W / (D - s), whatever the schedule; one
 * that starts later, or twice, does less for the same money. If that many meet the deadline when they take the messages in order,
 * as converters do, they are the optimum, exactly; if they miss it by a part of the last jobs, the number is a bound from
 * below, which only makes what is compared with it look dearer.
 * Where even the maximum can't meet the deadline, the optimum is the maximum, started at once: the least makespan.
 */
import type { Setup } from '../traces/trace.ts';

export interface BurstOptimum {
  converters: number;
  /** What is paid for, in seconds. */
  seconds: number;
  /** When each job is done, in order. */
  ends: number[];
  /** By the bound. */
  meets: boolean;
}

export function burstOptimum(
  jobs: number[],
  { most, targetSeconds, startUpSeconds, idleSeconds }: Setup,
): BurstOptimum {
  const work = jobs.reduce((sum, seconds) => sum + seconds, 0);
  const fewest = Math.max(1, Math.ceil(work / (targetSeconds - startUpSeconds)));
  const converters = Math.min(most, fewest);
  return {
    converters,
    seconds: work + converters * (startUpSeconds + idleSeconds),
    ends: inOrder(jobs, converters).map((end) => startUpSeconds + end),
    meets: fewest <= most,
  };
}

/** Each to the converter that is free first: when each is done. */
function inOrder(jobs: number[], converters: number): number[] {
  const loads = Array<number>(converters).fill(0);
  return jobs.map((seconds) => {
    const least = loads.reduce((best, load, i) => (load < loads[best]! ? i : best), 0);
    loads[least] = loads[least]! + seconds;
    return loads[least]!;
  });
}
