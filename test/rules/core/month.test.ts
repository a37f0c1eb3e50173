/** The month a capture's wall time belongs to. */
import { expect, test } from 'vitest';
import { monthOf } from '../../../core/month.ts';

test.each([
  ['2026-05-04T18:32:10', '2026-05'],
  ['2025-12-31T23:59:59.999', '2025-12'],
  ['2026-01-01T00:00:00', '2026-01'],
  [undefined, 'none'],
])('%s is in %s', (takenLocal, month) => {
  expect(monthOf(takenLocal)).toBe(month);
});
