import { expect, test } from 'vitest';
import { badgeOf, tileName } from '../../../web/grid/tileText.ts';
import type { Photo } from '../../../web/sources/photo.ts';

const photo: Photo = {
  ...{ id: 'a', rev: 'r', width: 3, height: 2, thumbhash: '', state: 'ok', kind: 'jpeg', members: 1 },
  taken: Date.UTC(2025, 6, 14, 18, 32) / 1000,
};

test('a tile is called by when it was taken, by what, and what is special', () => {
  expect(tileName(photo)).toBe('Photo, 14 July 2025 18:32');
  expect(tileName({ ...photo, camera: 'Canon R5', kind: 'raw' })).toBe('Photo, 14 July 2025 18:32, Canon R5, RAW');
  expect(tileName({ ...photo, kind: 'video', durationS: 72 })).toBe('Video, 14 July 2025 18:32, 1:12');
  expect(tileName({ ...photo, members: 2, favorite: true })).toBe('Photo, 14 July 2025 18:32, 2 files, favourite');
  expect(tileName({ ...photo, state: 'failed' })).toBe('Photo, 14 July 2025 18:32, failed');
});

test('one without a date is called by its file', () => {
  expect(tileName({ ...photo, taken: null, name: '2019/a/IMG_1.JPG' })).toBe('Photo, IMG_1.JPG');
  expect(tileName({ ...photo, taken: null })).toBe('Photo');
  expect(tileName({ ...photo, taken: null, kind: 'sidecar', state: 'unsupported', name: 'a.xmp' })).toBe(
    'File, a.xmp, not shown',
  );
});

test('one without a picture is called by what its tile shows instead', () => {
  const failed: Photo = { ...photo, state: 'failed', name: '2019/a/IMG_1.JPG' };
  expect(tileName(failed)).toBe('Photo, 14 July 2025 18:32, IMG_1.JPG, failed');
});

test('what a file calls its camera turns no words around it', () => {
  expect(tileName({ ...photo, camera: 'Canon \u202e5R' })).toBe('Photo, 14 July 2025 18:32, Canon \ufffd5R');
});

test('only what is special has a badge', () => {
  expect(badgeOf(photo)).toBeUndefined();
  expect(badgeOf({ ...photo, kind: 'raw' })).toEqual({ text: 'RAW' });
  expect(badgeOf({ ...photo, kind: 'raw', members: 2 })).toEqual({ text: 'RAW 2', icon: 'stack' });
  expect(badgeOf({ ...photo, members: 3 })).toEqual({ text: '3', icon: 'stack' });
  expect(badgeOf({ ...photo, kind: 'video', durationS: 5 })).toEqual({ text: '5 s', icon: 'video' });
  expect(badgeOf({ ...photo, state: 'degraded', members: 2 })).toEqual({ text: 'Degraded', icon: 'bad' });
});
