/** Queries as text. */
import { expect, it } from 'vitest';
import { termOfFolder, toggled, withLast, wordsOf } from '../../../web/screens/search/words.ts';

it('puts a suggestion in the place of the word that is being written', () => {
  expect(withLast('kind:raw can', 'camera:"=Canon EOS R5"')).toBe('kind:raw camera:"=Canon EOS R5" ');
  expect(withLast('camera:"canon e', 'camera:"=Canon EOS R5"')).toBe('camera:"=Canon EOS R5" ');
  expect(withLast('kind:raw ', 'iso:')).toBe('kind:raw iso:');
  expect(withLast('', 'year:2019')).toBe('year:2019 ');
});

it('splits a query where the API does', () => {
  expect(wordsOf('  path:"a b"|c  lisbon "two words ')).toEqual(['path:"a b"|c', 'lisbon', '"two words ']);
  expect(wordsOf('')).toEqual([]);
});

it('lets a term go, or adds it', () => {
  expect(toggled(['kind:raw', 'iso:800'], 'kind:raw')).toBe('iso:800');
  expect(toggled(['kind:raw'], 'favorite:yes')).toBe('kind:raw favorite:yes');
  expect(toggled([], 'a')).toBe('a');
});

it('finds what lies in a folder, whatever its name is', () => {
  expect(termOfFolder('2019')).toBe('path:2019/*');
  expect(termOfFolder('2019/New York')).toBe('path:"2019/New York/*"');
  expect(termOfFolder('a|b')).toBe('path:"a|b/*"');
  expect(termOfFolder('the "best"')).toBe('path:"the *best*/*"');
});
