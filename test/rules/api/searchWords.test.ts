/** Dictionaries grow from snapshot to snapshot, and what is known of their words with them. */
import { expect, test } from 'vitest';
import { eachWord } from '../../../api/search/eachWord.ts';

test('each word is looked at once, those that come later too', () => {
  const seen: string[] = [];
  const lengths = eachWord((word) => seen.push(word) && word.length);
  const words = ['', 'a'];
  expect(lengths(words)).toEqual([0, 1]);
  words.push('bcd');
  expect(lengths(words)).toEqual([0, 1, 3]);
  expect(lengths(words)).toEqual([0, 1, 3]);
  expect(seen).toEqual(['', 'a', 'bcd']);
});

test('two dictionaries are not taken for each other', () => {
  const lengths = eachWord((word) => word.length);
  expect(lengths(['a'])).toEqual([1]);
  expect(lengths(['', 'bc'])).toEqual([0, 2]);
});
