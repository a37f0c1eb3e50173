/** Folders: counts, covers and spans equal to what the names say, and every file found from the root. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Folder, folderTree } from '../../../api/folds/folderTree.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import { partsOf } from '../../../core/names.ts';
import type { Row } from '../../../core/row.ts';
import { aRow } from '../aRow.ts';
import { anyRows, shown } from './anyRows.ts';

it('has the root alone where there are no files', () => {
  expect([...folderTree(snapshotOf([])).keys()]).toEqual(['']);
});

it.each([
  ['b.jpg', ['']],
  ['/b.jpg', ['']],
  ['//b.jpg', ['', '/']],
  ['a/b.jpg', ['', 'a']],
  ['/a/b.jpg', ['', '/a']],
  ['a//b.jpg', ['', 'a', 'a/']],
  ['a/./../b.jpg', ['', 'a', 'a/.', 'a/./..']],
])('finds the folders of %s: %j', (name, paths) => {
  expect([...folderTree(snapshotOf([aRow(name)])).keys()].sort()).toEqual(paths);
});

it('has no folder of which all is in the trash', () => {
  const trashedAt = '2026-06-02T00:00:00.000Z';
  expect([...folderTree(snapshotOf([aRow('a/b/c.jpg', { trashedAt })])).keys()]).toEqual(['']);
});

it('orders folders by name, whatever its case', () => {
  const tree = folderTree(snapshotOf(['b/1', 'C/1', 'a/1', 'B/1'].map((name) => aRow(name))));
  expect(tree.get('')?.folders.map(({ path }) => path.name)).toEqual(['a', 'B', 'b', 'C']);
});

it('is built once for a snapshot', () => {
  const snapshot = snapshotOf([aRow()]);
  expect(folderTree(snapshot)).toBe(folderTree(snapshot));
});

it('says of each folder what its names say', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const snapshot = snapshotOf(rows);
      const tree = folderTree(snapshot);
      const names = (positions: Iterable<number>) => Array.from(positions, (position) => snapshot.name[position]);
      const told = (folder: Folder) => ({
        parent: folder.parent?.path.name,
        folders: folder.folders.map(({ path }) => path.name).sort(),
        files: names(folder.files),
        deepFiles: folder.deepFiles,
        bytes: folder.bytes,
        covers: names(folder.covers),
        newest: folder.newest === undefined ? undefined : snapshot.row(folder.newest).takenLocal,
        oldest: folder.oldest === undefined ? undefined : snapshot.row(folder.oldest).takenLocal,
      });
      const expected = naive(shown(rows));
      expect([...tree.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [path, folder] of tree) expect(told(folder)).toEqual(expected.get(path));
    }),
  );
});

function naive(rows: readonly Row[]) {
  const paths = [...new Set(['', ...rows.flatMap(({ folder }) => chainOf(folder))])];
  return new Map(
    paths.map((path) => {
      const own = rows.filter(({ folder }) => folder === path);
      const deep = rows.filter(({ folder }) => chainOf(folder).includes(path));
      const dated = deep.flatMap(({ takenLocal }) => takenLocal ?? []);
      const folder = {
        parent: path === '' ? undefined : partsOf(path).folder,
        folders: paths.filter((other) => other !== '' && partsOf(other).folder === path).sort(),
        files: own.map(({ name }) => name),
        deepFiles: deep.length,
        bytes: deep.reduce((sum, { bytes }) => sum + bytes, 0),
        covers: deep
          .filter(({ thumbhash }) => thumbhash !== undefined)
          .slice(0, 4)
          .map(({ name }) => name),
        newest: dated.at(0),
        oldest: dated.at(-1),
      };
      return [path, folder] as const;
    }),
  );
}

/** A folder and all that it lies in, the root included. */
function chainOf(path: string): string[] {
  return path === '' ? [''] : [path, ...chainOf(partsOf(path).folder)];
}
