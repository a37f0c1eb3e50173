import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Milestone } from '../../../web/scrubber/milestones.ts';
import { DOT_FROM_LABEL_PX, DOTS_APART_PX, LABELS_APART_PX, labelAt, ticksOf } from '../../../web/scrubber/ticks.ts';

/** Twelve months a year from 2025 back, each as high as `heights` says. */
function milestonesOf(heights: readonly number[]): { milestones: Milestone[]; totalPx: number } {
  let topPx = 0;
  const milestones = heights.map((height, i) => {
    const month = String(12 - (i % 12)).padStart(2, '0');
    const milestone = { key: `${2025 - Math.floor(i / 12)}-${month}`, from: i, count: 1, topPx };
    topPx += height;
    return milestone;
  });
  return { milestones, totalPx: topPx };
}

test('years are words and the other months dots, in proportion to the layout', () => {
  const { milestones, totalPx } = milestonesOf(new Array(24).fill(1000));
  const ticks = ticksOf(milestones, totalPx, 480);
  expect(ticks.filter(({ label }) => label)).toEqual([
    { px: 0, topPx: 0, label: '2025' },
    { px: 240, topPx: 12_000, label: '2024' },
  ]);
  expect(ticks.filter(({ label }) => !label)).toHaveLength(22);
  expect(ticks.find(({ topPx }) => topPx === 18_000)?.px).toBe(360);
});

test('what has no date is said in words', () => {
  const milestones = [
    { key: '2025-01', from: 0, count: 9, topPx: 0 },
    { key: 'none', from: 9, count: 1, topPx: 900 },
  ];
  expect(ticksOf(milestones, 1000, 800).map(({ label }) => label)).toEqual(['2025', 'No date']);
});

test('nothing ever collides, and all of it lies on the scrubber', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 100, max: 60_000 }), { minLength: 1, maxLength: 400 }),
      fc.integer({ min: 100, max: 2000 }),
      (heights, heightPx) => {
        const { milestones, totalPx } = milestonesOf(heights);
        const ticks = ticksOf(milestones, totalPx, heightPx);
        for (const [i, tick] of ticks.entries()) {
          expect(tick.px).toBeGreaterThanOrEqual(0);
          expect(tick.px).toBeLessThanOrEqual(heightPx);
          const next = ticks[i + 1];
          if (!next) continue;
          const labels = Number(tick.label !== undefined) + Number(next.label !== undefined);
          const apart = [DOTS_APART_PX, DOT_FROM_LABEL_PX, LABELS_APART_PX][labels]!;
          expect(next.px - tick.px).toBeGreaterThanOrEqual(apart);
        }
      },
    ),
  );
});

test('pointing at any part of a year means its beginning', () => {
  const { milestones, totalPx } = milestonesOf(new Array(24).fill(1000));
  const ticks = ticksOf(milestones, totalPx, 480);
  for (const px of [233, 240, 247]) expect(labelAt(ticks, px)?.topPx).toBe(12_000);
  expect(labelAt(ticks, 260)).toBeUndefined();
});
