/** What our scaler promises on bursts, beside the optimum and the rules of others. */
import { expect, test } from 'vitest';
import { season } from './season.ts';

test.each(['burst of 20', 'burst of 500', 'burst of 5,000'])('%s: no bar is missed', (name) => {
  const { verdicts } = season(name);
  expect(verdicts.length).toBeGreaterThan(0);
  expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
});
