import { expect, test } from 'vitest';
import { dotsPath } from '../../../web/scrubber/drawScale.ts';

test('every month without a word is a circle around its place', () => {
  const ticks = [
    { px: 0, topPx: 0, label: '2025' },
    { px: 12, topPx: 900 },
    { px: 20.5, topPx: 1500 },
  ];
  expect(dotsPath(ticks)).toBe(
    'M20 12a1.5 1.5 0 0 1 3 0a1.5 1.5 0 0 1 -3 0zM20 20.5a1.5 1.5 0 0 1 3 0a1.5 1.5 0 0 1 -3 0z',
  );
});

test('where every month has a word there is no dot', () => {
  expect(dotsPath([{ px: 0, topPx: 0, label: '2025' }])).toBe('');
});
