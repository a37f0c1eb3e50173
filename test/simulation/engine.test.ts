/** The simulated platform does what the real one does. */
import { expect, test } from 'vitest';
import { heap } from './engine/heap.ts';
import { run, type Scaler } from './engine/run.ts';
import { openWorld, type World } from './engine/world.ts';
import { ours } from './scalers/ours.ts';
import type { Arrival, Ground, Trace } from './traces/trace.ts';

const SETUP = { most: 3, targetSeconds: 300, startUpSeconds: 60, idleSeconds: 60 };
const CHANCE = { seed: 1, phase: 0 };
/** An empty queue is looked at 0.25, 0.5, 1, ... s later each time: the first look after the 60 s. */
const LEAVES_AFTER = 61.75 + 1e-9;

function trace(arrivals: Partial<Arrival>[], ground: Ground = {}): Trace {
  const files = arrivals.map((arrival) => ({ at: 0, workClass: 'photo-1M', seconds: 10, ...arrival }));
  return { name: 'a trace', arrivals: files, spanSeconds: 0, ground };
}

/** One is started as soon as nothing lives and something is there. */
function alwaysOne(): Scaler {
  const look = ({ living, queue, start, slots }: World) => {
    const [name] = [...slots.keys()];
    if (living().length === 0 && queue.depth() > 0) start(name ?? 'ironviper-00');
    return 1;
  };
  return { name: 'always one', phaseSeconds: 0, look };
}

test('a converter is paid for from its start until it has been idle long enough', () => {
  const { makespan, starts, overhead, lingered } = run(trace([{}, {}]), alwaysOne(), SETUP, CHANCE);
  expect({ makespan, starts }).toEqual({ makespan: 80, starts: 1 });
  expect(lingered).toBeCloseTo(LEAVES_AFTER);
  expect(overhead).toBeCloseTo(1 - 20 / (80 + LEAVES_AFTER));
});

test('a file that kills its converter comes back when its hold ends, and is given up at the fifth delivery', () => {
  const { starts, makespan } = run(trace([{ trouble: 'kills' }]), alwaysOne(), SETUP, CHANCE);
  // Four times a start, its end, and the rest of the hold, in which the next one starts; then a moment to record it.
  expect(starts).toBe(5);
  expect(makespan).toBeGreaterThan(4 * (10 + 120) + 60);
});

test('a file that fails is tried again after 10, 40, 160 and 640 s', () => {
  const { starts, makespan } = run(trace([{ trouble: 'fails' }]), alwaysOne(), SETUP, CHANCE);
  expect(makespan).toBeGreaterThanOrEqual(60 + 5 * 10 + 10 + 40 + 160 + 640);
  expect(starts).toBeGreaterThan(1);
});

test('an evicted converter gives nothing back before its hold ends, and nothing is lost', () => {
  const evicted = [1, 2, 3, 4, 5].map((seed) => {
    return run(trace([{ seconds: 100 }], { evictedAfterSeconds: 100 }), alwaysOne(), SETUP, { seed, phase: 0 });
  });
  const again = evicted.filter(({ starts }) => starts > 1);
  expect(again.length).toBeGreaterThan(0);
  for (const { makespan } of again) expect(makespan).toBeGreaterThan(60 + 120 + 100);
});

test('what is throttled is refused, with the time to wait', () => {
  const world = openWorld(trace([], { startsPerMinute: 2 }), SETUP, 1);
  expect(world.names.map((name) => world.start(name).kind)).toEqual(['started', 'started', 'throttled']);
  expect(world.start('ironviper-00')).toEqual({ kind: 'there' });
});

test('a scaler that starts nothing is found out', () => {
  const idle: Scaler = { name: 'nobody', phaseSeconds: 0, look: () => 3600 };
  expect(() => run(trace([{}]), idle, SETUP, CHANCE)).toThrow('nobody on a trace: 1 messages were left after a week.');
});

test('of what is at the same place in a heap, nothing is lost, and the first comes first', () => {
  const numbers = [5, 1, 4, 1, 3, 9, 2, 6];
  const sorted = heap<number>((one, other) => one < other);
  for (const number of numbers) sorted.push(number);
  expect(numbers.map(() => sorted.pop())).toEqual([1, 1, 2, 3, 4, 5, 6, 9]);
  expect(sorted.pop()).toBeUndefined();
});

test('our scaler learns how long files take from heartbeats alone', () => {
  const slow = Array.from({ length: 50 }, () => ({ workClass: 'photo-4M', seconds: 6 }));
  const learned: (number | undefined)[] = [];
  const told = ours(({ state }) => {
    const { jobs, seconds } = state.work['photo-4M'] ?? { jobs: 0, seconds: 0 };
    learned.push(jobs > 0 ? seconds / jobs : undefined);
  });
  run(trace(slow), told, SETUP, CHANCE);
  expect(learned[0]).toBeUndefined();
  expect(learned.at(-1)).toBeCloseTo(6);
});
