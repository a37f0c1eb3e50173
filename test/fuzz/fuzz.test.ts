/** A hundred mutants of every kind through a real converter. `npm run fuzz` is the long form. */
import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('a hundred broken files cost nobody anything', { timeout: 300_000 }, async () => {
  const { violations, outcomes } = await fuzz({ first: 100_000, count: 100, say: () => {} });
  expect(violations).toEqual([]);
  const mutants = [...outcomes.values()].flatMap((row) => [...row.values()]).reduce((sum, each) => sum + each, 0);
  expect(mutants).toBe(100);
});
