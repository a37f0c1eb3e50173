/** What a trace costs at least, and what it looks like then. */
import { coresUsd } from '../../../core/prices.ts';
import { type Figures, waits } from '../engine/run.ts';
import type { Arrival, Setup, Trace } from '../traces/trace.ts';
import { burstOptimum } from './burstOptimum.ts';
import { cheapestSchedule } from './cheapestSchedule.ts';

export interface Optimum extends Figures {
  /** Within the maximum there is a schedule that meets the deadline. */
  meets: boolean;
}

type Ends = { at: number; endedAt: number }[];

const NAME = 'the optimum';

export function optimum(trace: Trace, setup: Setup): Optimum {
  return trace.arrivals.every(({ at }) => at === 0) ? ofBurst(trace, setup) : ofAny(trace, setup);
}

function ofBurst({ arrivals }: Trace, setup: Setup): Optimum {
  const jobs = arrivals.map(({ seconds }) => seconds);
  const { converters, seconds, ends, meets } = burstOptimum(jobs, setup);
  return {
    ...figures(
      ends.map((endedAt) => ({ at: 0, endedAt })),
      sumOf(arrivals),
      seconds,
      converters,
      setup,
    ),
    mostAtOnce: converters,
    meets,
  };
}

/** In seconds: fine where little time is to be scheduled, coarse where a day is. */
function resolution({ arrivals }: Trace): { round: number; grain: number } {
  return (arrivals.at(-1)?.at ?? 0) > 6 * 3600 ? { round: 60, grain: 1 } : { round: 15, grain: 0.5 };
}

function ofAny(trace: Trace, setup: Setup): Optimum {
  const { round, grain } = resolution(trace);
  const problem = {
    arrivals: grainsByRound(trace.arrivals, round, grain),
    grainsPerRound: round / grain,
    most: setup.most,
    startCost: (setup.startUpSeconds + setup.idleSeconds) / round,
    firstRound: setup.startUpSeconds / round,
  };
  // What comes within a round can be taken from the next one on, and has to be done that much sooner after it.
  const atBounds = trace.arrivals.every(({ at }) => at % round === 0);
  const target = setup.targetSeconds / round - (atBounds ? 0 : 1);
  for (let targetRounds = target; ; targetRounds++) {
    const schedule = cheapestSchedule({ ...problem, targetRounds });
    if (!schedule) continue;
    const { cost, converters } = schedule;
    const ends = endsOf(trace.arrivals, converters, round);
    const starts = converters.reduce((sum, now, i) => sum + Math.max(0, now - (converters[i - 1] ?? 0)), 0);
    return {
      ...figures(ends, sumOf(trace.arrivals), cost * round, starts, setup),
      mostAtOnce: Math.max(...converters),
      meets: targetRounds === target,
    };
  }
}

function figures(ends: Ends, work: number, paidSeconds: number, starts: number, { idleSeconds }: Setup) {
  const overhead = 1 - work / paidSeconds;
  return {
    scaler: NAME,
    ...waits(ends),
    usd: coresUsd(paidSeconds),
    starts,
    overhead,
    lingered: idleSeconds,
    cameLate: 0,
  };
}

function sumOf(arrivals: Arrival[]): number {
  return arrivals.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Rounded up, and made good later; but whatever comes is one grain at least, else nobody need look at it in time. */
export function grainsByRound(arrivals: Arrival[], round: number, grain: number): number[] {
  const works = Array<number>(Math.ceil((arrivals.at(-1)?.at ?? 0) / round) + 1).fill(0);
  for (const { at, seconds } of arrivals) works[Math.ceil(at / round)]! += seconds;
  let [sum, counted] = [0, 0];
  return works.map((seconds) => {
    if (seconds === 0) return 0;
    sum += seconds;
    const grains = Math.max(1, Math.ceil(sum / grain) - counted);
    counted += grains;
    return grains;
  });
}

/** When each is done, taken in order, by as many converters as there are in each round. */
function endsOf(arrivals: Arrival[], converters: number[], round: number): Ends {
  let time = 0;
  return arrivals.map(({ at, seconds }) => {
    time = Math.max(time, at);
    for (let left = seconds; left > 0; ) {
      const now = Math.floor(time / round);
      // What rounding left over at the very end is done by one.
      const speed = now < converters.length ? converters[now]! : 1;
      const roundLeft = (now + 1) * round - time;
      if (left <= speed * roundLeft) {
        time += left / speed;
        left = 0;
      } else {
        left -= speed * roundLeft;
        time = (now + 1) * round;
      }
    }
    return { at, endedAt: time };
  });
}
