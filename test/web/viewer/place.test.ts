import { expect, test } from 'vitest';
import { givenSource } from '../../../web/sources/givenSource.ts';
import type { Photo } from '../../../web/sources/photo.ts';
import { createPlace } from '../../../web/viewer/place.ts';

const photos = (ids: string): Photo[] =>
  [...ids].map((id) => ({
    ...{ id, rev: 'r', width: 3, height: 2, taken: null, thumbhash: '' },
    ...{ state: 'ok', kind: 'jpeg', members: 1 },
  }));

function enter(ids: string, index: number) {
  const source = givenSource(photos(ids));
  const seen: number[] = [];
  const place = createPlace({ onShift: () => seen.push(place.index.value), onPhotos: () => undefined });
  place.enter(source, index);
  const around = () => Array.from({ length: place.total.value.photos }, (_, at) => place.at(at)?.id).join('');
  return { source, place, seen, around };
}

test('one stays at a photo when others come and go before it', () => {
  const { source, place, seen } = enter('abcde', 2);
  source.give(photos('xyabcde'));
  expect([place.photo.value?.id, place.index.value]).toEqual(['c', 4]);
  source.give(photos('cde'));
  expect([place.photo.value?.id, place.index.value]).toEqual(['c', 0]);
  expect(seen).toEqual([4, 0]);
});

test('a photo that leaves the list stays as long as it is looked at, between its neighbours', () => {
  const { source, place, around } = enter('abcde', 2);
  source.give(photos('abde'));
  expect(place.photo.value?.id).toBe('c');
  expect(around()).toBe('abcde');
  expect(place.inList()).toBeUndefined();
  place.move(3);
  expect([place.photo.value?.id, place.index.value, around()]).toEqual(['d', 2, 'abde']);
});

test('from a photo that has left one also goes back', () => {
  const { source, place, around } = enter('abcde', 4);
  source.give(photos('abcd'));
  expect(around()).toBe('abcde');
  place.move(3);
  expect([place.photo.value?.id, place.index.value, around()]).toEqual(['d', 3, 'abcd']);
});

test('a photo that comes back into the list is there once', () => {
  const { source, place, around } = enter('abc', 1);
  source.give(photos('ac'));
  source.give(photos('abc'));
  expect([place.photo.value?.id, place.index.value, around()]).toEqual(['b', 1, 'abc']);
});

test('what is looked at does not change when its list says something else of it', () => {
  const { source, place } = enter('abc', 1);
  const before = place.photo.value;
  source.give(photos('abc').map((photo) => ({ ...photo, rev: 'other' })));
  expect(place.photo.value).toBe(before);
  place.move(2);
  expect(place.photo.value?.rev).toBe('other');
});

test('a photo of no list is alone until the list is found', () => {
  const place = createPlace({ onShift: () => undefined, onPhotos: () => undefined });
  place.hold(photos('b')[0]!);
  expect([place.total.value.photos, place.photo.value?.id]).toEqual([1, 'b']);
  const list = photos('abc').map((photo) => ({ ...photo, rev: 'older', members: 2 }));
  place.enter(givenSource(list), 1);
  expect(place.photo.value).toMatchObject({ rev: 'r', members: 2 });
  expect([place.total.value.photos, place.photo.value?.id, place.inList()?.index]).toEqual([3, 'b', 1]);
});
