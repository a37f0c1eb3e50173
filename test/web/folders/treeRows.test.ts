/** What is seen of the tree, and where its keys lead. */
import { expect, it } from 'vitest';
import { type Branch, type TreeFolder, treeRows, treeStep } from '../../../web/screens/folders/treeRows.ts';

const folder = (path: string, deepFiles = 1): TreeFolder => ({
  ...{ path, files: 1, deepFiles },
  name: path.slice(path.lastIndexOf('/') + 1),
});
const branch = (...folders: TreeFolder[]): Branch => ({ folders, total: folders.length });

const BRANCHES = new Map([
  ['', branch(folder('a', 3), folder('b'))],
  ['a', branch(folder('a/x'), folder('a/y'))],
]);
const rowsWith = (...opened: string[]) => treeRows(BRANCHES, new Set(opened));

it('shows of a folder what is open', () => {
  expect(rowsWith('').map(({ path, level, at, of, open }) => [path, level, at, of, open])).toEqual([
    ['a', 1, 1, 2, false],
    ['b', 1, 2, 2, undefined],
  ]);
  expect(rowsWith('', 'a').map(({ path, level }) => [path, level])).toEqual([
    ['a', 1],
    ['a/x', 2],
    ['a/y', 2],
    ['b', 1],
  ]);
});

it('has a row for what has not been read, and for why it could not be', () => {
  const some = new Map<string, Branch>([['', { folders: [folder('a')], total: 5000 }]]);
  expect(treeRows(some, new Set()).at(-1)).toMatchObject({ kind: 'rest', path: '', count: 4999, at: 2, of: 2 });
  const none = new Map<string, Branch>([['', { folders: [], total: 0, trouble: new Error('gone') }]]);
  expect(treeRows(none, new Set())).toMatchObject([{ kind: 'rest', trouble: new Error('gone') }]);
});

it('goes up and down the rows and stays at the ends', () => {
  const rows = rowsWith('', 'a');
  const to = (at: number, key: string) => treeStep(rows, at, key)?.to;
  expect([to(0, 'ArrowDown'), to(3, 'ArrowDown'), to(1, 'ArrowUp'), to(0, 'ArrowUp')]).toEqual([1, 3, 0, 0]);
  expect([to(2, 'Home'), to(0, 'End')]).toEqual([0, 3]);
});

it('opens and goes in to the right, closes and goes out to the left', () => {
  expect(treeStep(rowsWith(''), 0, 'ArrowRight')).toEqual({ open: 'a' });
  expect(treeStep(rowsWith('', 'a'), 0, 'ArrowRight')).toEqual({ to: 1 });
  expect(treeStep(rowsWith('', 'a'), 3, 'ArrowRight')).toEqual({});
  expect(treeStep(rowsWith('', 'a'), 2, 'ArrowLeft')).toEqual({ to: 0 });
  expect(treeStep(rowsWith('', 'a'), 0, 'ArrowLeft')).toEqual({ close: 'a' });
  expect(treeStep(rowsWith('', 'a'), 3, 'ArrowLeft')).toEqual({ to: 3 });
});

it('leaves other keys to others', () => {
  expect(treeStep(rowsWith(''), 0, 'Enter')).toBeUndefined();
});
