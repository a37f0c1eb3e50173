/** Long work lets others have their turn. */
import { expect, test } from 'vitest';
import { inSlices } from '../../../api/alike/inSlices.ts';

function* steps(eachMs: number, count: number): Generator<void, string> {
  for (let step = 0; step < count; step += 1) {
    const end = performance.now() + eachMs;
    while (performance.now() < end);
    yield;
  }
  return 'made';
}

/** How often others had their turn meanwhile. */
async function turnsDuring(work: Promise<string>): Promise<number> {
  let turns = 0;
  let ended = false;
  const count = () => {
    if (ended) return;
    turns += 1;
    setImmediate(count);
  };
  setImmediate(count);
  expect(await work).toBe('made');
  ended = true;
  return turns;
}

test('between two slices others have their turn', async () => {
  expect(await turnsDuring(inSlices(steps(12, 4)))).toBeGreaterThanOrEqual(3);
});

test('what fails in a slice fails the work', async () => {
  const broken = (function* (): Generator<void, string> {
    yield;
    throw new Error('broken');
  })();
  await expect(inSlices(broken)).rejects.toThrow('broken');
});
