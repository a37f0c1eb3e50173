/** What is known of a photo, in words. */
import { expect, test } from 'vitest';
import { exposureText, offsetText, pixelsText, placeText, sourceText } from '../../../web/words/factText.ts';

test.each([
  [0, 'UTC'],
  [330, 'UTC+5:30'],
  [-210, 'UTC−3:30'],
])('an offset of %i minutes is %s', (minutes, words) => {
  expect(offsetText(minutes)).toBe(words);
});

test('where a date comes from is said', () => {
  expect(sourceText('name')).toBe('read from the file name');
  expect(sourceText(undefined)).toBe('neither the file nor its name says when');
});

test('an exposure is told as photographers write it, as far as it is known', () => {
  expect(exposureText({ seconds: 0.004, fNumber: 2.8, iso: 1600, focalMm: 35 })).toBe(
    '1/250 s · f/2.8 · 35 mm · ISO 1,600',
  );
  expect(exposureText({ seconds: 0.25 })).toBe('1/4 s');
  expect(exposureText({ seconds: 2.5 })).toBe('2.5 s');
  expect(exposureText({})).toBe('');
});

test('pixels and places are told as they are read', () => {
  expect(pixelsText(6000, 4000)).toBe('6,000 × 4,000 · 24 MP');
  expect(pixelsText(200, 100)).toBe('200 × 100');
  expect(placeText(38.72225199, -9.1393)).toBe('38.722252, -9.1393');
});
