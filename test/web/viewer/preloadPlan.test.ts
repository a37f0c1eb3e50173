import { expect, test } from 'vitest';
import { preloadPlan } from '../../../web/viewer/preloadPlan.ts';

test('what is looked at comes first, then what lies ahead, then what lies behind', () => {
  expect(preloadPlan(10, 100, 1)).toEqual([10, 11, 12, 9, 8]);
  expect(preloadPlan(10, 100, -1)).toEqual([10, 9, 8, 11, 12]);
});

test('beyond the ends there is nothing', () => {
  expect(preloadPlan(0, 100, 1)).toEqual([0, 1, 2]);
  expect(preloadPlan(99, 100, 1)).toEqual([99, 98, 97]);
  expect(preloadPlan(0, 1, -1)).toEqual([0]);
});
