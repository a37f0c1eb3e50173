/** The traces: bursts, a trickle, a day, and bursts on difficult ground. */
import { randomFrom } from '../../fixtures/random.ts';
import { drawClass, drawSeconds, type Mix, PHOTOS, RAW } from './mix.ts';
import type { Arrival, Ground, Trace } from './trace.ts';

const HOUR = 3600;

/** All at once. */
export function burst(name: string, count: number, seed: number, mix: Mix = PHOTOS, ground: Ground = {}): Trace {
  return { name, arrivals: someFiles(Array(count).fill(0), mix, seed), spanSeconds: HOUR, ground };
}

/** By name, each made from a seed when it is wanted. */
export type Traces = Record<string, (seed: number) => Trace>;

export const BURSTS: Traces = named({
  'burst of 20': (name, seed) => burst(name, 20, seed),
  'burst of 500': (name, seed) => burst(name, 500, seed),
  'burst of 5,000': (name, seed) => burst(name, 5000, seed),
  'burst of 50,000': (name, seed) => burst(name, 50_000, seed),
  'burst of 500 RAW': (name, seed) => burst(name, 500, seed, RAW),
});

export const OTHERS: Traces = named({
  'two bursts that overlap': (name, seed) =>
    spread(name, [...Array(1000).fill(0), ...Array(1000).fill(150)], HOUR, seed),
  trickle: (name, seed) =>
    spread(
      name,
      atRate(() => 1 / 120, 4 * HOUR, seed),
      4 * HOUR,
      seed,
    ),
  day: (name, seed) => spread(name, atRate(rateOfDay, 24 * HOUR, seed), 24 * HOUR, seed),
  'cores twice as fast': (name, seed) => paced(burst(name, 3000, seed), 1 / 2),
  'cores half as fast': (name, seed) => paced(burst(name, 3000, seed), 2),
  'poison-heavy': (name, seed) => poisonous(burst(name, 500, seed)),
  'start-ups that vary': (name, seed) =>
    burst(name, 3000, seed, PHOTOS, { startUpSeconds: (random) => 20 + 160 * random }),
  'spot evictions': (name, seed) => burst(name, 3000, seed, PHOTOS, { evictedAfterSeconds: 600 }),
  'throttled creates': (name, seed) => burst(name, 5000, seed, PHOTOS, { startsPerMinute: 3 }),
});

function named(makers: Record<string, (name: string, seed: number) => Trace>): Traces {
  return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, (seed) => make(name, seed)]));
}

function spread(name: string, times: number[], spanSeconds: number, seed: number): Trace {
  return { name, arrivals: someFiles(times, PHOTOS, seed), spanSeconds, ground: {} };
}

/** Our scaler's guesses are about the means of `mix.ts`: this is how it does where they are wrong. */
function paced(trace: Trace, slowness: number): Trace {
  const arrivals = trace.arrivals.map((arrival) => ({ ...arrival, seconds: arrival.seconds * slowness }));
  return { ...trace, arrivals };
}

/** Some kill their converter, and some end in an error, each time they are tried. */
function poisonous(trace: Trace): Trace {
  const troubled = trace.arrivals.map((arrival, i): Arrival => {
    if (i % 50 === 7) return { ...arrival, trouble: 'kills' };
    return i % 10 === 3 ? { ...arrival, trouble: 'fails' } : arrival;
  });
  return { ...trace, arrivals: troubled };
}

/** Files a second: a few all day, many about 8 o'clock and about 19 o'clock. */
function rateOfDay(seconds: number): number {
  const peak = (hour: number, widthHours: number) => Math.exp(-(((seconds / HOUR - hour) / widthHours) ** 2));
  return 0.003 + 1.5 * peak(8, 0.7) + 3 * peak(19, 1);
}

/** Moments at which something comes, at a rate that changes: a Poisson process, thinned. */
function atRate(rate: (seconds: number) => number, spanSeconds: number, seed: number): number[] {
  const random = randomFrom(seed);
  const highest = Math.max(...Array.from({ length: spanSeconds / 60 }, (_, minute) => rate(minute * 60)));
  const times: number[] = [];
  for (let at = 0; at < spanSeconds; at += -Math.log(1 - random()) / highest) {
    if (random() * highest < rate(at)) times.push(at);
  }
  return times;
}

export function someFiles(times: number[], mix: Mix, seed: number): Arrival[] {
  const random = randomFrom(seed);
  return times.map((at) => {
    const workClass = drawClass(mix, random());
    return { at, workClass, seconds: drawSeconds(workClass, random) };
  });
}
