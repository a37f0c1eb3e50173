/** The manifest: what it counts, how it is ordered, and what its rev stands for. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MonthEntry, manifestOf, monthOfKey, newestFirst } from '../../../../core/timeline/manifest.ts';

const layout = { hash: 'l', bytes: 12 };
const months: MonthEntry[] = [
  ['2026-05', 5000, 'a', ['c1', 'c2']],
  ['2026-05~2', 12, 'b', []],
  ['2025-01', 0, '', ['c3']],
  ['none', 5000, 'd', ['c4', 'c5']],
  ['none~2', 3, 'e', []],
];

test('tiles are counted, those without a date apart', () => {
  expect(manifestOf(months, layout, { hash: 't' })).toMatchObject({
    total: 10_015,
    undated: 5003,
    layout,
    tint: { hash: 't' },
    months,
  });
});

test('the rev is the hash of the other fields', () => {
  const { rev, ...fields } = manifestOf(months, layout, { hash: 't' });
  expect(rev).toBe(createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 16));
});

test.each([
  ['a month’s file', manifestOf([['2026-05', 1, 'b', ['c']]], layout, { hash: 't' })],
  ['a month’s columns', manifestOf([['2026-05', 1, 'a', ['d']]], layout, { hash: 't' })],
  ['the layout', manifestOf([['2026-05', 1, 'a', ['c']]], { hash: 'm', bytes: 12 }, { hash: 't' })],
  ['the tints', manifestOf([['2026-05', 1, 'a', ['c']]], layout, { hash: 'u' })],
])('when %s changes, the rev does', (_, other) => {
  expect(other.rev).not.toBe(manifestOf([['2026-05', 1, 'a', ['c']]], layout, { hash: 't' }).rev);
});

test('an empty library has a manifest too', () => {
  expect(manifestOf([], layout, { hash: 't' })).toMatchObject({ total: 0, undated: 0, months: [] });
});

test('months go from the newest to the oldest, what has no date comes last', () => {
  const sorted = ['2026-05', '2025-12', '2025-02', '1969-12', '0001-01', 'none'];
  fc.assert(
    fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (any) => {
      expect(any.toSorted(newestFirst)).toEqual(sorted);
    }),
  );
  expect(newestFirst('none', 'none')).toBe(0);
});

test.each([
  ['2026-05', '2026-05'],
  ['2026-05~2', '2026-05'],
  ['none~12', 'none'],
])('%s is of month %s', (key, month) => {
  expect(monthOfKey(key)).toBe(month);
});
