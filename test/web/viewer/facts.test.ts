import { expect, test } from 'vitest';
import { cameraWords, developedWords, takenWords } from '../../../web/viewer/facts.ts';

test('a time is told with its offset where that is known, and never with a guess', () => {
  expect(takenWords({ takenLocal: '2025-07-14T18:32:05', takenOffsetMin: 60 })).toBe(
    'Mon 14 July 2025 18:32:05, UTC+1',
  );
  expect(takenWords({ takenLocal: '2025-07-14T18:32:05.250' })).toBe('Mon 14 July 2025 18:32:05');
  expect(takenWords({})).toBe('No date');
});

test('a camera is not called by its maker twice', () => {
  expect(cameraWords({ make: 'Canon', model: 'Canon EOS R5' })).toBe('Canon EOS R5');
  expect(cameraWords({ make: 'NIKON CORPORATION', model: 'NIKON D50' })).toBe('NIKON D50');
  expect(cameraWords({ make: 'SONY', model: 'ILCE-7M3' })).toBe('SONY ILCE-7M3');
  expect(cameraWords({})).toBe('');
});

test('how a picture was made is told in plain words', () => {
  expect(developedWords({ developedBy: 'dcraw', turn: 90 })).toBe(
    'Developed from the RAW by dcraw; turned by you to 90°',
  );
  expect(developedWords({ turn: 0 })).toBeUndefined();
});
