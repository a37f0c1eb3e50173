import { expect, test } from 'vitest';
import type { Photo } from '../../../web/sources/photo.ts';
import { positionText, spokenPosition } from '../../../web/viewer/positionText.ts';
import { tagsOf, tagsWith } from '../../../web/viewer/tags.ts';
import { percentText, sourceText } from '../../../web/viewer/zoomText.ts';

const photo: Photo = {
  ...{ id: 'a', rev: 'r', width: 3, height: 2, thumbhash: '', state: 'ok', kind: 'raw', members: 1 },
  taken: Date.UTC(2025, 6, 14, 18, 32) / 1000,
};

test('a position is told in a list that has been read, and in one that goes on', () => {
  expect(positionText(3213, { photos: 100_000, ended: true })).toBe('3,214 of 100,000');
  expect(positionText(2, { photos: 200, ended: false })).toBe('3 of more than 200');
});

test('a position is heard with what the photo is', () => {
  expect(spokenPosition(3213, { photos: 100_000, ended: true }, photo)).toBe(
    'Photo 3,214 of 100,000, 14 July 2025 18:32, RAW',
  );
});

const small = { px: 2048, largePx: 2048, whole: false, from: 'large' } as const;
const full = { px: 6000, largePx: 2048, whole: true, from: 'original' } as const;

test('what is seen is told once one looks closely, and only where it is not all', () => {
  expect(sourceText({ level: 1, fit: 1 }, small, 'no')).toBeUndefined();
  expect(sourceText({ level: 2, fit: 1 }, small, 'no')).toBe('2048 px preview');
  expect(sourceText({ level: 2, fit: 1 }, full, 'reading')).toBe('Reading the original');
  expect(sourceText({ level: 2, fit: 1 }, full, 'yes')).toBeUndefined();
  expect(sourceText({ level: 2, fit: 1 }, { ...full, from: 'embedded' }, 'yes')).toBe("The camera's JPEG, 6000 px");
});

test('100 % is a pixel of the picture for one of the screen', () => {
  expect(percentText({ level: 0.5, actual: 0.5 })).toBe('100 %');
  expect(percentText({ level: 0.25, actual: 1 })).toBe('25 %');
});

test('tags are found by words of their name and of what they say', () => {
  const tags = tagsOf({ exif: { 'IFD0:Model': 'EOS R5', 'ExifIFD:ISO': 400 }, xmp: { Subject: ['sea', 'sun'] } });
  expect(tags).toContainEqual({ name: 'Subject', value: 'sea, sun' });
  expect(tagsWith(tags, 'model r5')).toEqual([{ name: 'IFD0:Model', value: 'EOS R5' }]);
  expect(tagsWith(tags, 'r6')).toEqual([]);
  expect(tagsWith(tags, ' ')).toHaveLength(3);
});
