import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scrollSpace } from '../../../web/grid/scrollSpace.ts';

const sizes = fc.record({
  layoutPx: fc.integer({ min: 0, max: 60_000_000 }),
  abovePx: fc.integer({ min: 0, max: 2000 }),
  viewPx: fc.integer({ min: 200, max: 2000 }),
  capPx: fc.integer({ min: 10_000, max: 12_000_000 }),
});

test('what fits is scrolled as it is', () => {
  const space = scrollSpace({ layoutPx: 50_000, abovePx: 300, viewPx: 900, capPx: 12_000_000 });
  expect(space.mapped).toBe(false);
  expect(space.heightPx).toBe(50_000);
  for (const top of [0, 1, 777, 20_000, 49_400]) expect(space.layoutTop(top)).toBe(top - 300);
});

test('the document is no higher than it may be, and both ends are reached', () => {
  fc.assert(
    fc.property(sizes, (sizes) => {
      const space = scrollSpace(sizes);
      expect(space.heightPx).toBeLessThanOrEqual(Math.max(sizes.capPx, 4 * sizes.viewPx));
      expect(space.layoutTop(0)).toBe(-sizes.abovePx + 0);
      expect(space.layoutTop(space.lastScrollTop)).toBeCloseTo(space.lastLayoutTop, 3);
      expect(space.scrollTop(space.lastLayoutTop)).toBeCloseTo(space.lastScrollTop, 3);
      expect(space.layoutTop(space.lastScrollTop + 500)).toBeCloseTo(space.lastLayoutTop, 3);
    }),
  );
});

test('farther in one is farther in the other, and back is where one was', () => {
  fc.assert(
    fc.property(sizes, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 }), (sizes, shares) => {
      const space = scrollSpace(sizes);
      const tops = shares.sort((a, b) => a - b).map((share) => share * space.lastScrollTop);
      const layoutTops = tops.map(space.layoutTop);
      for (let i = 1; i < tops.length; i++) expect(layoutTops[i]!).toBeGreaterThanOrEqual(layoutTops[i - 1]!);
      for (let i = 0; i < tops.length; i++) expect(space.scrollTop(layoutTops[i]!)).toBeCloseTo(tops[i]!, 3);
    }),
  );
});

test('what is above the grid, and the first view of it, scroll as always', () => {
  const space = scrollSpace({ layoutPx: 30_000_000, abovePx: 300, viewPx: 900, capPx: 12_000_000 });
  expect(space.mapped).toBe(true);
  for (const top of [0, 150, 300, 1200]) expect(space.layoutTop(top)).toBe(top - 300);
  expect(space.layoutTop(5000)).toBeGreaterThan(10_000);
});
