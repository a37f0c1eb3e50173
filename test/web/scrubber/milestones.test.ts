import { expect, test } from 'vitest';
import { layoutRows } from '../../../web/grid/layoutRows.ts';
import { milestoneAt, milestonesOf, stepFrom } from '../../../web/scrubber/milestones.ts';

const HEADER_PX = 56;
/** As the page lays them out: a day a month, three in July 2019. */
const DAYS = [18_262, 18_100, 18_099, 18_091, 17_000].map((dayNo) => ({ dayNo, photos: 10 }));
const MONTHS = [
  { key: '2020-01', from: 0, count: 10 },
  { key: '2019-07', from: 10, count: 30 },
  { key: '2016-07', from: 40, count: 10 },
];
const LAYOUT = layoutRows(
  { ratios: new Uint8Array(50).fill(128), days: DAYS },
  { widthPx: 1000, rowPx: 200, gapPx: 4, headerPx: HEADER_PX, captionPx: 0, headers: true },
);
const MILESTONES = milestonesOf(MONTHS, LAYOUT, HEADER_PX);
const [JANUARY, JULY, LAST] = MILESTONES.map(({ topPx }) => topPx) as [number, number, number];

test('a month begins at the header of its newest day', () => {
  expect(JANUARY).toBe(0);
  expect(JULY).toBe(LAYOUT.top[LAYOUT.first.indexOf(10)]! - HEADER_PX);
  expect(LAST).toBe(LAYOUT.top[LAYOUT.first.indexOf(40)]! - HEADER_PX);
});

test('a month is what lies between its beginning and the next', () => {
  const keyAt = (px: number) => milestoneAt(MILESTONES, px)?.key;
  expect(keyAt(-20)).toBe('2020-01');
  expect(keyAt(JULY - 2)).toBe('2020-01');
  expect(keyAt(JULY)).toBe('2019-07');
  expect(keyAt(LAST - 2)).toBe('2019-07');
  expect(keyAt(1e9)).toBe('2016-07');
  expect(milestoneAt([], 0)).toBeUndefined();
});

test('a browser that rounds where it has scrolled to does not show the month before', () => {
  expect(milestoneAt(MILESTONES, JULY - 0.5)?.key).toBe('2019-07');
  expect(stepFrom(MILESTONES, JULY - 0.5, { by: 'month', to: 'older' })).toBe(LAST);
  expect(stepFrom(MILESTONES, JULY + 0.5, { by: 'month', to: 'newer' })).toBe(JANUARY);
});

test('a step goes to the next beginning, first that of where one is', () => {
  expect(stepFrom(MILESTONES, JANUARY, { by: 'month', to: 'older' })).toBe(JULY);
  expect(stepFrom(MILESTONES, JULY + 300, { by: 'month', to: 'newer' })).toBe(JULY);
  expect(stepFrom(MILESTONES, JULY, { by: 'month', to: 'newer' })).toBe(JANUARY);
});

test('beyond the first beginning is the top, beyond the last the end', () => {
  expect(stepFrom(MILESTONES, JANUARY, { by: 'month', to: 'newer' })).toBe(0);
  expect(stepFrom(MILESTONES, LAST, { by: 'year', to: 'older' })).toBe(Number.POSITIVE_INFINITY);
});

test('a step by the year leaves out its other months', () => {
  const milestones = ['2019-12', '2019-03', '2018-11', '2018-01', 'none'].map((key, i) => ({
    ...{ key, from: i, count: 1, topPx: 1000 * i },
  }));
  expect(stepFrom(milestones, 0, { by: 'year', to: 'older' })).toBe(2000);
  expect(stepFrom(milestones, 2000, { by: 'year', to: 'older' })).toBe(4000);
  expect(stepFrom(milestones, 3500, { by: 'year', to: 'newer' })).toBe(2000);
  expect(stepFrom(milestones, 2000, { by: 'year', to: 'newer' })).toBe(0);
});
