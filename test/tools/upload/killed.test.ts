/** Killed at any moments and run again, an upload comes to the same end, and sends nothing twice that had arrived. */
import { expect, test } from 'vitest';
import { startKillings } from './killings.ts';

test('four runs are killed, the fifth ends as if there had been one', { timeout: 120_000 }, async () => {
  const killings = await startKillings();
  try {
    const { library, twice } = await killings.live(4, 1);
    expect(Object.keys(killings.calm)).toHaveLength(42);
    expect(library).toEqual(killings.calm);
    expect(twice).toEqual([]);
  } finally {
    await killings.stop();
  }
});
