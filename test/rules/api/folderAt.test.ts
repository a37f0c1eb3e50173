/** Folders: counts, covers and spans equal to what the names say, and every file found from the root. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Folder, folderAt } from '../../../api/folds/folderAt.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import { partsOf } from '../../../core/names.ts';
import type { Row } from '../../../core/row.ts';
import { aRow } from '../aRow.ts';
import { anyRows, shown } from './anyRows.ts';
import { foldersIn } from './foldersIn.ts';

it('has the root alone where there are no files', () => {
  expect([...foldersIn(snapshotOf([])).keys()]).toEqual(['']);
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
  expect([...foldersIn(snapshotOf([aRow(name)])).keys()].sort()).toEqual(paths);
});

it('has no folder of which all is in the trash', () => {
  const trashedAt = '2026-06-02T00:00:00.000Z';
  expect([...foldersIn(snapshotOf([aRow('a/b/c.jpg', { trashedAt })])).keys()]).toEqual(['']);
});

it('orders folders by name, whatever its case', () => {
  const root = folderAt(snapshotOf(['b/1', 'C/1', 'a/1', 'B/1'].map((name) => aRow(name))), '');
  expect(root?.folders.map(({ path }) => path.name)).toEqual(['a', 'B', 'b', 'C']);
});

it('is opened once for a snapshot, and no more are kept than people page through', () => {
  const names = Array.from({ length: 20 }, (_, at) => `${at}/1`);
  const snapshot = snapshotOf(names.map((name) => aRow(name)));
  const root = folderAt(snapshot, '');
  expect(folderAt(snapshot, '')).toBe(root);
  for (const name of names) folderAt(snapshot, partsOf(name).folder);
  expect(folderAt(snapshot, '')).not.toBe(root);
  expect(folderAt(snapshot, '')).toEqual(root);
});

it('costs no more for folders in folders in folders', () => {
  const deep = '/a'.repeat(250);
  const snapshot = snapshotOf(Array.from({ length: 2_000 }, (_, at) => aRow(`${at}${deep}/1.jpg`)));
  const began = performance.now();
  expect(folderAt(snapshot, '')?.folders).toHaveLength(2_000);
  expect(folderAt(snapshot, `7${deep}`)?.files).toHaveLength(1);
  // A tree of all half a million took seven seconds.
  expect(performance.now() - began).toBeLessThan(1_000);
});

it('says of each folder what its names say', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const snapshot = snapshotOf(rows);
      const tree = foldersIn(snapshot);
      const names = (positions: Iterable<number>) => Array.from(positions, (position) => snapshot.name[position]);
      const told = (folder: Folder) => ({
        ownFiles: folder.files,
        deepFiles: folder.deepFiles,
        bytes: folder.bytes,
        covers: names(folder.covers),
        newest: folder.newest === undefined ? undefined : snapshot.row(folder.newest).takenLocal,
        oldest: folder.oldest === undefined ? undefined : snapshot.row(folder.oldest).takenLocal,
      });
      const expected = naive(shown(rows));
      expect([...tree.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [path, { parent, folders, files }] of tree) {
        const { sums: _, ...opened } = expected.get(path)!;
        const paths = folders.map((below) => below.path.name).sort();
        expect({ parent, folders: paths, files: names(files).sort() }).toEqual(opened);
        for (const below of folders) expect(told(below)).toEqual(expected.get(below.path.name)?.sums);
      }
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
      const sums = {
        ownFiles: own.length,
        deepFiles: deep.length,
        bytes: deep.reduce((sum, { bytes }) => sum + bytes, 0),
        covers: deep
          .filter(({ thumbhash }) => thumbhash !== undefined)
          .slice(0, 4)
          .map(({ name }) => name),
        newest: dated.at(0),
        oldest: dated.at(-1),
      };
      const folder = {
        parent: path === '' ? undefined : partsOf(path).folder,
        folders: paths.filter((other) => other !== '' && partsOf(other).folder === path).sort(),
        files: own.map(({ name }) => name).sort(),
        sums,
      };
      return [path, folder] as const;
    }),
  );
}

/** A folder and all that it lies in, the root included. */
function chainOf(path: string): string[] {
  return path === '' ? [''] : [path, ...chainOf(partsOf(path).folder)];
}
