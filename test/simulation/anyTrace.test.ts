/** Whatever comes, and on whatever ground: never more than the maximum, all is done, and then nothing is left. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alone } from './contest.ts';
import { type Mix, PHOTOS, RAW } from './traces/mix.ts';
import type { Arrival, Ground, Setup, Trace } from './traces/trace.ts';
import { someFiles } from './traces/traces.ts';

interface Part {
  at: number;
  count: number;
  mix: Mix;
  /** Against what our scaler guesses. */
  slowness: number;
}

type Ill = NonNullable<Arrival['trouble']>;

const TWO_ROUNDS_SECONDS = 30;

const part: fc.Arbitrary<Part> = fc.record({
  at: fc.integer({ min: 0, max: 3000 }),
  count: fc.integer({ min: 1, max: 400 }),
  mix: fc.constantFrom(PHOTOS, RAW),
  slowness: fc.double({ min: 0.2, max: 5, noNaN: true }),
});
const parts = fc.array(part, { minLength: 1, maxLength: 5 });

const ground: fc.Arbitrary<Ground> = fc.record(
  {
    startUpSeconds: fc.integer({ min: 5, max: 200 }).map((longest) => (random: number) => 5 + (longest - 5) * random),
    evictedAfterSeconds: fc.integer({ min: 120, max: 3600 }),
    startsPerMinute: fc.integer({ min: 1, max: 10 }),
  },
  { requiredKeys: [] },
);

const setup: fc.Arbitrary<Setup> = fc.record({
  most: fc.integer({ min: 1, max: 20 }),
  targetSeconds: fc.constantFrom(120, 300, 900, 3600),
  startUpSeconds: fc.constantFrom(5, 60),
  idleSeconds: fc.constantFrom(10, 60),
});

const troubles = fc.array(fc.constantFrom<Ill>('kills', 'fails'), { maxLength: 6 });
const phase = fc.double({ min: 0, max: 1, noNaN: true });

test('never more than the maximum, all messages settled, and no converter is left soon after the last job', () => {
  fc.assert(
    fc.property(parts, ground, setup, troubles, fc.nat(), phase, (parts, ground, setup, ills, seed, phase) => {
      const trace: Trace = { name: 'any', arrivals: mixed(parts, ills, seed), spanSeconds: 0, ground };
      const { ours } = alone(trace, setup, { seed, phase });
      expect(ours.mostAtOnce).toBeLessThanOrEqual(setup.most);
      // One that was still starting when all was done can't know; it leaves as soon as any.
      expect(ours.lingered).toBeLessThanOrEqual(setup.idleSeconds + TWO_ROUNDS_SECONDS + ours.cameLate);
    }),
    { numRuns: 200 },
  );
});

function mixed(parts: Part[], ills: Ill[], seed: number): Arrival[] {
  const arrivals = parts
    .flatMap(({ at, count, mix, slowness }, i) =>
      someFiles(Array(count).fill(at), mix, seed + i).map((file) => ({ ...file, seconds: file.seconds * slowness })),
    )
    .sort((one, other) => one.at - other.at);
  return arrivals.map((arrival, i) => ({ ...arrival, ...(ills[i] && { trouble: ills[i] }) }));
}
