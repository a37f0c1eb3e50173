/** Times in words. */
import { expect, test } from 'vitest';
import { dayText } from '../../../web/words/dayText.ts';
import { agoText, wallText } from '../../../web/words/when.ts';

test('a capture is told by the clock of its place', () => {
  expect(dayText(Date.UTC(2025, 6, 14, 23, 59) / 1000)).toBe('Mon 14 July 2025');
  expect(wallText('2025-07-14T18:32:05')).toBe('Mon 14 July 2025 18:32:05');
});

test('an event is told by how long ago it was', () => {
  const now = Date.parse('2026-07-10T12:00:00Z');
  expect(agoText('2026-07-10T11:59:30Z', now)).toBe('just now');
  expect(agoText('2026-07-10T11:57:00Z', now)).toBe('3 minutes ago');
  expect(agoText('2026-07-10T09:30:00Z', now)).toBe('2 hours ago');
  expect(agoText('2026-07-09T11:00:00Z', now)).toBe('yesterday');
  expect(agoText('2026-06-10T12:00:00Z', now)).toBe('30 days ago');
  // Of a converter whose clock is ahead.
  expect(agoText('2026-07-10T12:03:00Z', now)).toBe('just now');
});
