/** Numbers in little room. */
import { expect, test } from 'vitest';
import { badgeText } from '../../../web/shell/badgeText.ts';

test('a number of any size has room in a badge', () => {
  expect([1, 999, 1000, 12_345, 999_999, 1_200_000].map(badgeText)).toEqual(['1', '999', '1k', '12k', '999k', '1m']);
});
