/** When a disk has too little room left to believe a decoder that says so. */
import { expect, test } from 'vitest';
import { isFull } from '../../../worker/media/inTrouble.ts';

const MiB = 2 ** 20;
const disk = (freeMiB: number, allMiB: number) => ({
  bavail: (freeMiB * MiB) / 4096,
  blocks: (allMiB * MiB) / 4096,
  bsize: 4096,
});

test.each([
  ['a large disk with room for two programs', disk(3000, 500_000), false],
  ['a large disk with less', disk(1500, 500_000), true],
  ["a container's 256 MiB, with as many files in hand as may be", disk(64, 256), false],
  ["a container's 256 MiB, with something else on it", disk(40, 256), true],
])('%s: %#', (_, stats, full) => {
  expect(isFull(stats)).toBe(full);
});
