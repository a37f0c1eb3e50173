import { totalmem } from 'node:os';
import { expect, test } from 'vitest';
import { memoryBudget } from '../../../worker/memoryBudget.ts';

const MiB = 2 ** 20;

test('what is set is what there is, less what the converter itself needs', () => {
  expect(memoryBudget(384 * MiB, 4)).toBe(224 * MiB);
});

test('where nothing is set, it grows with the pictures made at once, and never beyond three quarters of the machine', () => {
  expect(memoryBudget(undefined, 1)).toBeLessThanOrEqual(864 * MiB);
  expect(memoryBudget(undefined, 1)).toBeGreaterThan(0);
  expect(memoryBudget(undefined, 1000)).toBeLessThanOrEqual(totalmem() * 0.75);
});

test('what would be too little for any picture is refused', () => {
  expect(() => memoryBudget(255 * MiB, 1)).toThrow('IRONVIPER_MEMORY: at least 256MiB');
});
