import { expect, test } from 'vitest';
import type { Dropped } from '../../../web/upload/dropped.ts';
import { type Found, walk } from '../../../web/upload/walk.ts';
import { droppedEntries, manyFiles, type Tree } from './entries.ts';

async function found(tree: Tree): Promise<Found[]> {
  return await walked(droppedEntries(tree));
}

async function walked(given: readonly Dropped[]): Promise<Found[]> {
  const all: Found[] = [];
  for await (const each of walk(given)) all.push(each);
  return all;
}

const pathsOf = (all: Found[]) => all.filter(({ kind }) => kind === 'file').map(({ path }) => path);

test('a folder of more files than a browser tells at once is walked to its end', async () => {
  const all = await found({ trip: { ...manyFiles(251), deeper: manyFiles(130) } });
  expect(pathsOf(all)).toHaveLength(381);
  expect(new Set(pathsOf(all)).size).toBe(381);
});

test('names and folders stay as they are, with what is known of each file', async () => {
  const all = await found({ 'Été 2019': { 'a b': { 'IMG 1.JPG': 'one' } }, 'loose.heic': 'two' });
  expect(all).toMatchObject([
    { kind: 'file', path: 'Été 2019/a b/IMG 1.JPG', bytes: 3, modified: 1000 },
    { kind: 'file', path: 'loose.heic' },
  ]);
});

test('what systems leave is left out, a folder as one, and said', async () => {
  const all = await found({ trip: { '.DS_Store': 'x', '@eaDir': manyFiles(3), '1.jpg': 'one' } });
  expect(pathsOf(all)).toEqual(['trip/1.jpg']);
  expect(all.filter(({ kind }) => kind === 'junk')).toEqual([
    { kind: 'junk', path: 'trip/.DS_Store', what: 'a note of the Finder' },
    { kind: 'junk', path: 'trip/@eaDir', what: "a NAS's previews or book-keeping" },
  ]);
});

test('a file that can not be opened is said, and the others are found', async () => {
  const gone = Object.assign(new Error('gone'), { name: 'NotFoundError' });
  const all = await found({ trip: { '1.jpg': gone, '2.jpg': 'two' } });
  expect(pathsOf(all)).toEqual(['trip/2.jpg']);
  expect(all).toContainEqual({ kind: 'problem', path: 'trip/1.jpg', why: 'It is not there any more.' });
});

test('files of a picker keep the path that they have in their folder', async () => {
  const picked = (path: string) => Object.assign(new File(['x'], path), { webkitRelativePath: path });
  const all = await walked([picked('trip/a/1.jpg'), picked('trip/@eaDir/2.jpg'), new File(['y'], '3.jpg')]);
  expect(pathsOf(all)).toEqual(['trip/a/1.jpg', '3.jpg']);
  expect(all[1]).toMatchObject({ kind: 'junk', path: 'trip/@eaDir' });
});
