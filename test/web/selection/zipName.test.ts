import { expect, test } from 'vitest';
import { zipName } from '../../../web/selection/zipName.ts';

test('a zip is called by the folder that all its files lie in', () => {
  expect(zipName(['2025/Sardinia/1.jpg', '2025/Sardinia/2.jpg'])).toBe('Sardinia.zip');
  expect(zipName(['2025/Sardinia/1.jpg', '2025/Sardinia/boat/2.jpg'])).toBe('Sardinia.zip');
  expect(zipName(['2025/Sardinia/1.jpg', '2025/Sardinian/2.jpg'])).toBe('2025.zip');
});

test('where they share no folder, it is called photos', () => {
  expect(zipName(['1.jpg', '2025/2.jpg'])).toBe('photos.zip');
  expect(zipName(['a/x/1.jpg', 'b/x/2.jpg'])).toBe('photos.zip');
  expect(zipName([])).toBe('photos.zip');
});
