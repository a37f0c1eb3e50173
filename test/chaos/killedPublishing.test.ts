import { afterAll, beforeAll, expect, test } from 'vitest';
import { killEachWrite } from './killEachWrite.ts';
import { type Killings, startKillings } from './killings.ts';

let killings: Killings;
beforeAll(async () => {
  killings = await startKillings();
});
afterAll(() => killings.stop());

test('a converter killed as it receives, beats, marks, leases or publishes: the same is left as after a calm run', {
  timeout: 600_000,
}, async () => {
  const steps = await killEachWrite(killings, (write) => /receive|converters|marks|lease|timeline|columns/.test(write));
  const count = (step: RegExp) => steps.filter((name) => step.test(name)).length;
  expect({
    receiving: count(/^receive/),
    beats: count(/converters/),
    marks: count(/^PUT marks/),
    leases: count(/lease/),
    columns: count(/columns/),
    timeline: count(/timeline/),
    unmarks: count(/^DELETE marks/),
  }).toEqual({ receiving: 2, beats: 2, marks: 2, leases: 3, columns: 2, timeline: 5, unmarks: 2 });
});

test.each([1, 2, 3])(
  'each event three times, in random order %i: the same as after a calm run',
  { timeout: 60_000 },
  async (seed) => {
    const { state } = await killings.live({ copies: 3, seed, concurrency: 2, isLast: () => false });
    expect(state).toEqual(killings.calm);
  },
);
