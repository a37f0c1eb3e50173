/** Toasts leave in time, and not while somebody is at them. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdToasts, say, toasts, unsay } from '../../../web/ui/toasts.ts';

const said = () => toasts.value.map(({ text }) => text);

beforeEach(() => vi.useFakeTimers());

afterEach(() => {
  holdToasts(false);
  for (const { id } of toasts.value) unsay(id);
  vi.useRealTimers();
});

test('a toast leaves by itself, each in its own time', () => {
  say({ text: 'one' });
  vi.advanceTimersByTime(8_000);
  say({ text: 'two' });
  expect(said()).toEqual(['one', 'two']);
  vi.advanceTimersByTime(4_000);
  expect(said()).toEqual(['two']);
  vi.advanceTimersByTime(8_000);
  expect(said()).toEqual([]);
});

test('while they are held they stay, also those that come meanwhile, and then have all their time again', () => {
  say({ text: 'one' });
  vi.advanceTimersByTime(11_000);
  holdToasts(true);
  say({ text: 'two' });
  vi.advanceTimersByTime(60_000);
  expect(said()).toEqual(['one', 'two']);
  holdToasts(false);
  vi.advanceTimersByTime(11_000);
  expect(said()).toEqual(['one', 'two']);
  vi.advanceTimersByTime(1_000);
  expect(said()).toEqual([]);
});

test('of many the last four are shown', () => {
  for (const text of ['a', 'b', 'c', 'd', 'e']) say({ text });
  expect(said()).toEqual(['b', 'c', 'd', 'e']);
});
