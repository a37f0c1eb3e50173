/** What goes on, in words. */
import { expect, test } from 'vitest';
import { arrivalHours } from '../../../web/screens/fleet/arrivalHours.ts';
import { converterState, rateText, stateSentence, waitText } from '../../../web/screens/fleet/fleetWords.ts';

const working = { silent: false, state: 'working' };
const idle = { silent: false, state: 'idle' };
const silent = { silent: true, state: 'working' };

test('the first sentence says what is to do, and who is at it', () => {
  const sentence = (depth: number, later: number, ...fleet: (typeof idle)[]) => stateSentence({ depth, later, fleet });
  expect(sentence(0, 0)).toBe('Nothing to do. Converters start when photos arrive.');
  expect(sentence(0, 0, silent)).toBe('Nothing to do. Converters start when photos arrive.');
  expect(sentence(0, 0, idle)).toBe('Nothing to do. Converters leave by themselves after a while.');
  expect(sentence(1, 0)).toBe('1 file to do. No converter is there yet.');
  expect(sentence(1200, 34, idle)).toBe('1,234 files to do. No converter is at work yet.');
  expect(sentence(2, 0, working, silent)).toBe('2 files to do. 1 converter is at work.');
  expect(sentence(2, 0, working, working, idle)).toBe('2 files to do. 2 converters are at work.');
});

test('a time is said as one says it', () => {
  expect([0, 8.4, 59, 60, 1736, 3600, 5400, 37_000, 90_000, 1_036_800].map(waitText)).toEqual([
    ...['0 s', '8 s', '59 s', '1 minute', '29 minutes', '1 hour', '1.5 hours', '10 hours', '1 day', '12 days'],
  ]);
});

test('a rate has as many digits as mean something', () => {
  expect([0, 0.45, 9.94, 35.4, 1234].map(rateText)).toEqual(['–', '0.5', '9.9', '35', '1,234']);
});

test('who has not been heard of is silent, whatever it said last', () => {
  expect(converterState({ ...silent, ageSeconds: 125 })).toBe('silent for 2 minutes');
  expect(converterState({ ...working, ageSeconds: 3 })).toBe('working');
});

test('arrivals are the 24 hours up to the newest, also those in which nothing came', () => {
  const hours = arrivalHours([
    ['2026-07-05T01:00:00Z', 7],
    ['2026-07-04T23:00:00Z', 2],
    ['2026-07-04T02:00:00Z', 1],
  ]);
  expect(hours).toHaveLength(24);
  expect(hours.map(({ files }) => files)).toEqual([1, ...Array(20).fill(0), 2, 0, 7]);
  expect(new Date(hours[0]?.at ?? 0).toISOString()).toBe('2026-07-04T02:00:00.000Z');
  expect(arrivalHours([])).toEqual([]);
});
