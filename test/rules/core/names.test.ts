/** The parts of an original's name, and the names we make from ids and hashes. */
import { describe, expect, test } from 'vitest';
import {
  columnsName,
  layoutName,
  MANIFEST_NAME,
  monthName,
  partsOf,
  previewName,
  recordName,
  tintName,
} from '../../../core/names.ts';

test.each([
  ['IMG_1.JPG', '', 'IMG_1', 'jpg'],
  ['2026/IMG_1.JPG', '2026', 'IMG_1', 'jpg'],
  ['a/b/c/IMG.tar.GZ', 'a/b/c', 'IMG.tar', 'gz'],
  ['a.b/c', 'a.b', 'c', ''],
  ['a/.hidden', 'a', '.hidden', ''],
  ['a/.hidden.jpg', 'a', '.hidden', 'jpg'],
  ['a/IMG.', 'a', 'IMG', ''],
  ['a/..', 'a', '.', ''],
  ['a/', 'a', '', ''],
  ['/rooted.jpg', '', 'rooted', 'jpg'],
  ['a//b.jpg', 'a/', 'b', 'jpg'],
  ['', '', '', ''],
  ['été/👪.HEIC', 'été', '👪', 'heic'],
  ['two\nlines/a.jpg', 'two\nlines', 'a', 'jpg'],
])('%j is in folder %j, with base %j and extension %j', (name, folder, base, ext) => {
  expect(partsOf(name)).toEqual({ folder, base, ext });
});

describe('names we make', () => {
  const id = 'brykr4ooi3hbrjih';
  test.each([
    ['a record', recordName(id), 'br/brykr4ooi3hbrjih.json'],
    ['a preview', previewName(id, 'abcdefgh', 'thumb.webp'), 'br/brykr4ooi3hbrjih/abcdefgh/thumb.webp'],
    ['the manifest', MANIFEST_NAME, 'timeline/manifest.json'],
    ['a month', monthName('2026-05~2', 'cafe'), 'timeline/m/2026-05~2-cafe.json'],
    ['the layout', layoutName('cafe'), 'timeline/layout-cafe.bin'],
    ['the tints', tintName('cafe'), 'timeline/tint-cafe.bin'],
    ['columns', columnsName('2026-05', 'cafe'), 'columns/2026-05-cafe.json'],
  ])('%s', (_, made, name) => {
    expect(made).toBe(name);
  });
});
