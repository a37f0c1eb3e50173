/** The id of an original: the same for ever, so these values may never change. */
import { expect, test } from 'vitest';
import { idOf } from '../../../core/id.ts';

/** By coreutils: `printf %s NAME | sha256sum`, its hex to bytes, `base32 | tr A-Z a-z | cut -c1-16`. */
test.each([
  ['', '4oymiquy7qobjgx3'],
  ['a', 'zklycewkdo64v6wc'],
  ['2026/IMG_1.JPG', 'brykr4ooi3hbrjih'],
  ['été 👪/100%.heic', '4wmcmtfbeufblhsq'],
])('%j is %s', (name, id) => {
  expect(idOf(name)).toBe(id);
});

test('names that differ in case or in Unicode form are different originals', () => {
  const names = ['IMG.jpg', 'img.jpg', 'é.jpg', 'é.jpg'.normalize('NFD'), 'é.jpg '];
  expect(new Set(names.map(idOf)).size).toBe(names.length);
});

test('an id is fit for a path, a URL and a table key', () => {
  expect(idOf('a/b?c#d\\e%.jpg')).toMatch(/^[a-z2-7]{16}$/);
});
