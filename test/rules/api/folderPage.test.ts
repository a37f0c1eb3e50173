/** Pages of a folder: everything once, in one order, whatever the limit, and whatever is written between two pages. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { folderPage, type PlaceInFolder } from '../../../api/folds/folderPage.ts';
import type { Snapshot } from '../../../api/snapshot/snapshot.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import { aRow } from '../aRow.ts';
import { anyRows, shown } from './anyRows.ts';

it('knows no folder that is not there', () => {
  expect(folderPage(snapshotOf([aRow('a/b.jpg')]), 'A', { limit: 10 })).toBeUndefined();
});

it('gives first the folders, then the files, by name, at most so many together', () => {
  const snapshot = snapshotOf(['c', 'B', 'a', 'z/1', 'Y/1'].map((name) => aRow(name)));
  expect(pagesOf(snapshot, '', 2)).toEqual([['Y', 'z'], ['a', 'B'], ['c']]);
  expect(pagesOf(snapshot, '', 3)).toEqual([
    ['Y', 'z', 'a'],
    ['B', 'c'],
  ]);
  expect(pagesOf(snapshot, '', 5)).toEqual([['Y', 'z', 'a', 'B', 'c']]);
});

it('goes on after a file where most of a folder is folders', () => {
  const folders = ['c', 'd', 'e', 'f', 'g'];
  const snapshot = snapshotOf([...folders.map((name) => `${name}/1`), 'a', 'b'].map((name) => aRow(name)));
  expect(pagesOf(snapshot, '', 1)).toEqual([...folders, 'a', 'b'].map((name) => [name]));
});

it('goes on after a file, and after a folder, that is gone meanwhile', () => {
  const names = ['a', 'c', 'd/1', 'f/1'];
  const snapshot = snapshotOf(names.map((name) => aRow(name)));
  expect(entries(snapshot, '', { after: ['file', 'b'], limit: 10 })).toEqual(['c']);
  expect(entries(snapshot, '', { after: ['folder', 'e'], limit: 10 })).toEqual(['f', 'a', 'c']);
  expect(entries(snapshot, '', { after: ['folder', 'g'], limit: 1 })).toEqual(['a']);
});

it('shows every file once to whoever begins at the root and follows all paths', () => {
  fc.assert(
    fc.property(anyRows, fc.integer({ min: 1, max: 5 }), (rows, limit) => {
      const snapshot = snapshotOf(rows);
      const found: string[] = [];
      const visit = (path: string) => {
        const all = pagesOf(snapshot, path, limit).flat();
        const folders = folderPage(snapshot, path, { limit: 1000 })?.folders.map((folder) => folder.path.name) ?? [];
        found.push(...all.slice(folders.length));
        expect(all.slice(0, folders.length)).toEqual(folders);
        folders.forEach(visit);
      };
      visit('');
      expect(found.sort()).toEqual(
        shown(rows)
          .map(({ name }) => name)
          .sort(),
      );
    }),
  );
});

const MANY = 200;

function pagesOf(snapshot: Snapshot, path: string, limit: number): string[][] {
  const pages: string[][] = [];
  let after: PlaceInFolder | undefined;
  do {
    const page = folderPage(snapshot, path, { after, limit });
    if (!page) throw new Error(`there is no folder "${path}"`);
    pages.push(namesOf(snapshot, page));
    if (pages.length > MANY) throw new Error('the pages go round in a circle');
    after = page.last;
  } while (after);
  return pages;
}

function entries(snapshot: Snapshot, path: string, options: Parameters<typeof folderPage>[2]): string[] {
  return namesOf(snapshot, folderPage(snapshot, path, options)!);
}

function namesOf(snapshot: Snapshot, { folders, files }: NonNullable<ReturnType<typeof folderPage>>): string[] {
  return [...folders.map(({ path }) => path.name), ...Array.from(files, (position) => snapshot.name[position]!)];
}
