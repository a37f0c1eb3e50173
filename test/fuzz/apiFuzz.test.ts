/** Some thousand requests of every kind. `node test/fuzz/main.ts api 100000` is the long form. */
import { expect, test } from 'vitest';
import { apiFuzz } from './apiFuzz.ts';

test('no request, by whomever, gets more than it may or an answer of no known shape', {
  timeout: 120_000,
}, async () => {
  const { violations, statuses } = await apiFuzz({ seed: 1, count: 3000 });
  expect(violations).toEqual([]);
  // Most routes are reached, not only their doors.
  const reached = [...statuses].filter(([, row]) => [...row.keys()].some((status) => status < 400));
  expect(reached.length).toBeGreaterThan(statuses.size * 0.8);
});
