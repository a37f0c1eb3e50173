/** Spans of days in few words. */
import { expect, it } from 'vitest';
import { daysText } from '../../../web/screens/folders/daysText.ts';

it.each([
  ['2004-03-11', '2004-03-11', '11 Mar 2004'],
  ['2004-03-01', '2004-03-24', '1–24 Mar 2004'],
  ['2004-03-11', '2004-10-24', 'Mar – Oct 2004'],
  ['2004-12-31', '2012-01-01', '2004 – 2012'],
  ['0099-01-01', '0099-01-02', '1–2 Jan 0099'],
])('says %s to %s as %s', (from, to, text) => {
  expect(daysText(from, to)).toBe(text);
});
