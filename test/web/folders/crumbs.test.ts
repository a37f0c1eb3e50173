/** The way from the root to a folder, whatever its name is made of. */
import { expect, it } from 'vitest';
import { hrefOf, parseRoute } from '../../../web/route.ts';
import { crumbsOf, lastCrumbs } from '../../../web/screens/folders/crumbs.ts';

const steps = (path: string) => crumbsOf(path).map(({ path, name }) => [path, name]);

it('leads from the top to the folder', () => {
  expect(steps('2019/Norway')).toEqual([
    ['2019', '2019'],
    ['2019/Norway', 'Norway'],
  ]);
  expect(steps('')).toEqual([]);
});

it('names folders between slashes as the API does', () => {
  expect(steps('/a')).toEqual([['/a', '/a']]);
  expect(steps('a//b')).toEqual([
    ['a', 'a'],
    ['a/', '/'],
    ['a//b', 'b'],
  ]);
  expect(steps('//')).toEqual([
    ['/', '/'],
    ['//', '/'],
  ]);
});

it('keeps the last of many, and the one above them', () => {
  const { above, shown } = lastCrumbs(crumbsOf('a/b/c/d/e'), 3);
  expect(above?.path).toBe('a/b/c');
  expect(shown.map(({ name }) => name)).toEqual(['d', 'e']);
  expect(lastCrumbs(crumbsOf('a/b/c'), 3)).toEqual({ shown: crumbsOf('a/b/c') });
});

const HOSTILE = [
  '/a',
  'a//b',
  '/',
  '//',
  'a#b/c?d',
  '100%/%41',
  '🏔️ Alpes',
  'تصاویر/שנה',
  'two\nlines',
  'a b+c&d=e',
  '..',
];

it.each(HOSTILE)('links to %j and back', (path) => {
  for (const focus of [undefined, 'abcdefgh']) {
    const to = { screen: 'folders' as const, path, ...(focus && { focus }) };
    const href = hrefOf(to);
    // What the browser makes of a link's address is another text, and means the same.
    expect(parseRoute(new URL(href, 'http://page/').hash)).toEqual(to);
    expect(parseRoute(hrefOf({ screen: 'photo', id: 'x', inside: { list: 'folder', path } }))).toMatchObject({
      inside: { list: 'folder', path },
    });
  }
});
