/** The optimum: its closed form, its programme and an exhaustive search agree. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { burstOptimum } from './optimum/burstOptimum.ts';
import { cheapestSchedule, type ScheduleProblem } from './optimum/cheapestSchedule.ts';
import { grainsByRound, optimum } from './optimum/optimum.ts';
import { burst, OTHERS } from './traces/traces.ts';

const SETUP = { most: 8, targetSeconds: 300, startUpSeconds: 60, idleSeconds: 60 };
const ROUND = 15;

test('for bursts, the closed form costs what the programme finds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: (8 * 240) / ROUND }), (rounds) => {
      const { seconds, converters } = burstOptimum(Array(rounds).fill(ROUND), SETUP);
      const schedule = cheapestSchedule({
        arrivals: [rounds],
        grainsPerRound: 1,
        targetRounds: SETUP.targetSeconds / ROUND,
        most: SETUP.most,
        startCost: 120 / ROUND,
        firstRound: 60 / ROUND,
      })!;
      expect(schedule.cost * ROUND).toBe(seconds);
      expect(Math.max(...schedule.converters)).toBe(converters);
    }),
  );
});

test('for bursts, no way of handing out the jobs does with fewer converters', () => {
  const jobs = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(jobs, (seconds) => {
      const { converters, meets } = burstOptimum(seconds, SETUP);
      expect(meets).toBe(true);
      if (converters > 1) expect(canBeShared(seconds, converters - 1, 240)).toBe(false);
    }),
  );
});

test('for anything, the programme finds what an exhaustive search finds', () => {
  const problem = fc.record({
    arrivals: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }),
    grainsPerRound: fc.integer({ min: 1, max: 3 }),
    targetRounds: fc.integer({ min: 1, max: 3 }),
    most: fc.integer({ min: 1, max: 3 }),
    startCost: fc.integer({ min: 0, max: 4 }),
    firstRound: fc.integer({ min: 0, max: 1 }),
  });
  fc.assert(
    fc.property(problem, (problem) => {
      const found = cheapestSchedule(problem);
      expect(found?.cost ?? Number.POSITIVE_INFINITY).toBe(cheapestOfAll(problem));
      if (found) expect(costOf(problem, found.converters)).toBe(found.cost);
    }),
    { numRuns: 300 },
  );
});

test('where the maximum is too few for the deadline, the optimum is the maximum at once', () => {
  const { meets, mostAtOnce, makespan } = optimum(burst('burst', 5000, 1), SETUP);
  expect({ meets, mostAtOnce }).toEqual({ meets: false, mostAtOnce: 8 });
  expect(makespan).toBeGreaterThan(300);
});

test('what it schedules is done in time, whenever within a round it came', () => {
  const file = { workClass: 'raw-16M', seconds: 7 };
  const apart = { name: 'a trace', arrivals: [1, 299].map((at) => ({ ...file, at })), spanSeconds: 0, ground: {} };
  const traces = [apart, OTHERS['two bursts that overlap']!(1), OTHERS.trickle!(1)];
  for (const { worst, meets } of traces.map((trace) => optimum(trace, SETUP))) {
    expect(meets).toBe(true);
    expect(worst).toBeLessThanOrEqual(SETUP.targetSeconds);
  }
});

test('work is rounded up round by round, but not more than once', () => {
  const arrivals = [0, 1, 14, 50, 51].map((at) => ({ at, workClass: 'photo-1M', seconds: 0.7 }));
  expect(grainsByRound(arrivals, 15, 1)).toEqual([1, 2, 0, 0, 1]);
});

function canBeShared(jobs: number[], converters: number, seconds: number): boolean {
  const into = (job: number, loads: number[]): boolean =>
    job === jobs.length ||
    loads.some((load, i) => load + jobs[job]! <= seconds && into(job + 1, loads.with(i, load + jobs[job]!)));
  return into(0, Array(converters).fill(0));
}

function cheapestOfAll(problem: ScheduleProblem): number {
  const rounds = problem.arrivals.length + problem.targetRounds;
  const from = (converters: number[]): number => {
    if (converters.length === rounds) return costOf(problem, converters);
    const next = Array.from({ length: problem.most + 1 }, (_, count) => from([...converters, count]));
    return Math.min(...next);
  };
  return from([]);
}

/** Message by message, in order; infinite if one is late. */
function costOf(
  { arrivals, grainsPerRound, targetRounds, startCost, firstRound }: ScheduleProblem,
  converters: number[],
): number {
  const waiting: number[] = [];
  let cost = 0;
  for (const [round, count] of converters.entries()) {
    if (count > 0 && round < firstRound) return Number.POSITIVE_INFINITY;
    waiting.push(...Array<number>(arrivals[round] ?? 0).fill(round));
    waiting.splice(0, count * grainsPerRound);
    if (waiting.some((since) => round - since + 1 >= targetRounds)) return Number.POSITIVE_INFINITY;
    cost += count + startCost * Math.max(0, count - (converters[round - 1] ?? 0));
  }
  return cost;
}
