import { expect, test } from 'vitest';
import {
  cameraWords,
  coordinates,
  developedWords,
  exposureWords,
  offsetWords,
  pixelsWords,
  sourceWords,
  takenWords,
} from '../../../web/viewer/facts.ts';

test('a time is told with its offset where that is known, and never with a guess', () => {
  expect(takenWords({ takenLocal: '2025-07-14T18:32:05', takenOffsetMin: 60 })).toBe(
    'Mon 14 July 2025 18:32:05, UTC+1',
  );
  expect(takenWords({ takenLocal: '2025-07-14T18:32:05.250' })).toBe('Mon 14 July 2025 18:32:05');
  expect(takenWords({})).toBe('No date');
});

test.each([
  [0, 'UTC'],
  [330, 'UTC+5:30'],
  [-210, 'UTC−3:30'],
])('an offset of %i minutes is %s', (minutes, words) => {
  expect(offsetWords(minutes)).toBe(words);
});

test('where a date comes from is said', () => {
  expect(sourceWords('name')).toBe('read from the file name');
  expect(sourceWords(undefined)).toBe('neither the file nor its name says when');
});

test('an exposure is told as photographers write it, as far as it is known', () => {
  expect(exposureWords({ seconds: 0.004, fNumber: 2.8, iso: 1600, focalMm: 35 })).toEqual([
    ...['1/250 s', 'f/2.8', 'ISO 1,600', '35 mm'],
  ]);
  expect(exposureWords({ seconds: 2.5 })).toEqual(['2.5 s']);
  expect(exposureWords({})).toEqual([]);
});

test('a camera is not called by its maker twice', () => {
  expect(cameraWords({ make: 'Canon', model: 'Canon EOS R5' })).toBe('Canon EOS R5');
  expect(cameraWords({ make: 'NIKON CORPORATION', model: 'NIKON D50' })).toBe('NIKON D50');
  expect(cameraWords({ make: 'SONY', model: 'ILCE-7M3' })).toBe('SONY ILCE-7M3');
  expect(cameraWords({})).toBe('');
});

test('pixels, places and makers are told in plain words', () => {
  expect(pixelsWords({ width: 6000, height: 4000 })).toBe('6,000 × 4,000, 24 MP');
  expect(pixelsWords({ width: 200, height: 100 })).toBe('200 × 100');
  expect(coordinates({ lat: 38.72225199, lon: -9.1393 })).toBe('38.722252, -9.1393');
  expect(developedWords({ developedBy: 'dcraw', turn: 90 })).toBe(
    'Developed from the RAW by dcraw; turned by you to 90°',
  );
  expect(developedWords({ turn: 0 })).toBeUndefined();
});
