/** After any history, what the API answers equals what anybody can count in the rows of all records. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failuresOf } from '../../../api/folds/failures.ts';
import { statesOf } from '../../../api/folds/states.ts';
import { statsOf } from '../../../api/folds/stats.ts';
import { trashOf } from '../../../api/folds/trash.ts';
import { facetsOf } from '../../../api/search/facets.ts';
import { find } from '../../../api/search/find.ts';
import { parseQuery } from '../../../api/search/parseQuery.ts';
import type { Snapshot } from '../../../api/snapshot/snapshot.ts';
import type { Row } from '../../../core/row.ts';
import { anyHistory, live } from './aHistory.ts';
import { foldersIn } from './foldersIn.ts';
import { meantQuery } from './searchLibrary.ts';

type Told = (snapshot: Snapshot) => unknown;

/** `counted` of the rows is what `told` says of the snapshot, after any history. */
function equals(told: Told, counted: (rows: readonly Row[], all: readonly Row[]) => unknown): Promise<void> {
  const property = fc.asyncProperty(anyHistory, async (history) => {
    const { rows, snapshot } = await live(history);
    const shown = rows.filter(({ trashedAt }) => trashedAt === undefined);
    expect(told(snapshot)).toEqual(counted(shown, rows));
  });
  return fc.assert(property, { numRuns: 100 });
}

const namesAt = ({ name }: Snapshot, positions: ArrayLike<number>) =>
  Array.from(positions, (position) => name[position]);
const namesOf = (rows: readonly Row[]) => rows.map(({ name }) => name);
const bytesOf = (rows: readonly Row[]) => rows.reduce((sum, { bytes }) => sum + bytes, 0);

/** How many rows have which value; those that have none count nowhere. */
function counts(rows: readonly Row[], by: (row: Row) => string | number | undefined): Record<string, number> {
  const values = rows.map(by).filter((value) => value !== undefined);
  return Object.fromEntries(values.map((value) => [value, values.filter((other) => other === value).length]));
}

test('stats', () =>
  equals(
    (snapshot) => {
      const { files, bytes, byState, byKind, byYear, undated, favorites, trashed } = statsOf(snapshot);
      const kinds = Object.entries(byKind).map(([kind, amount]) => [kind, amount.files]);
      const years = byYear.map(([year, files]) => [year, files]);
      const [kindCounts, yearCounts] = [Object.fromEntries(kinds), Object.fromEntries(years)];
      return { files, bytes, byState, kindCounts, yearCounts, undated, favorites, trashed };
    },
    (rows, all) => {
      const trashed = all.filter((row) => !rows.includes(row));
      return {
        files: rows.length,
        bytes: bytesOf(rows),
        byState: counts(rows, ({ state }) => state),
        kindCounts: counts(rows, ({ kind }) => kind),
        yearCounts: counts(rows, ({ takenLocal }) => takenLocal?.slice(0, 4)),
        undated: rows.filter(({ takenLocal }) => takenLocal === undefined).length,
        favorites: rows.filter(({ favorite }) => favorite).length,
        trashed: { files: trashed.length, bytes: bytesOf(trashed) },
      };
    },
  ));

test('folders', () =>
  equals(
    (snapshot) =>
      new Map(
        Array.from(foldersIn(snapshot), ([path, { files, folders }]) => [
          path,
          {
            files: namesAt(snapshot, files).sort(),
            folders: new Map(folders.map((below) => [below.path.name, [below.deepFiles, below.bytes]])),
          },
        ]),
      ),
    (rows) => {
      const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
      const above = (path: string): string[] => [path, ...(path ? above(parentOf(path)) : [])];
      const paths = [...new Set(['', ...rows.flatMap(({ folder }) => above(folder))])];
      const sums = (path: string) => {
        const deep = rows.filter(({ folder }) => above(folder).includes(path));
        return [path, [deep.length, bytesOf(deep)]] as const;
      };
      return new Map(
        paths.map((path) => {
          const files = namesOf(rows.filter(({ folder }) => folder === path)).sort();
          const within = paths.filter((other) => other !== '' && parentOf(other) === path);
          return [path, { files, folders: new Map(within.map(sums)) }];
        }),
      );
    },
  ));

test('failures', () =>
  equals(
    (snapshot) => {
      const { all, byFault } = failuresOf(snapshot);
      return [namesAt(snapshot, all), new Map([...byFault].map(([fault, some]) => [fault, namesAt(snapshot, some)]))];
    },
    (rows) => {
      const failed = rows.filter(({ state }) => state === 'failed');
      const groups = Map.groupBy(failed, ({ fault }) => fault);
      return [namesOf(failed), new Map([...groups].map(([fault, some]) => [fault, namesOf(some)]))];
    },
  ));

test('trash', () =>
  equals(
    (snapshot) => {
      const { positions, bytes } = trashOf(snapshot);
      return { names: namesAt(snapshot, positions).sort(), bytes };
    },
    (_, all) => {
      const trashed = all.filter(({ trashedAt }) => trashedAt !== undefined);
      return { names: namesOf(trashed).sort(), bytes: bytesOf(trashed) };
    },
  ));

test('states', () =>
  equals(
    (snapshot) => statesOf(snapshot, snapshot.id, 'owner').states,
    (_, all) => Object.fromEntries(all.map(({ key, state }) => [key, state])),
  ));

test('facets', () =>
  equals(
    (snapshot) => {
      const { kind, ext, year, camera, lens, state, rating, geo } = facetsOf(
        snapshot,
        find(snapshot, []).positions,
        'owner',
      );
      const facets = { kind, ext, year, camera, lens, state, rating, geo };
      const counted = Object.entries(facets).map(([facet, tallies]) => [
        facet,
        Object.fromEntries((tallies ?? []).map(({ value, count }) => [value, count])),
      ]);
      return Object.fromEntries(counted);
    },
    (rows) => ({
      kind: counts(rows, ({ kind }) => kind),
      ext: counts(rows, ({ ext }) => ext),
      year: counts(rows, ({ takenLocal }) => takenLocal?.slice(0, 4)),
      camera: counts(rows, ({ camera }) => camera),
      lens: counts(rows, ({ lens }) => lens),
      state: counts(rows, ({ state }) => state),
      rating: counts(rows, ({ rating }) => rating),
      geo: counts(rows, ({ lat }) => (lat === undefined ? 'no' : 'yes')),
    }),
  ));

test('search', () =>
  fc.assert(
    fc.asyncProperty(anyHistory, meantQuery, async (history, terms) => {
      const { rows, snapshot } = await live(history);
      const query = parseQuery(terms.map(({ text }) => text).join(' '));
      const meant = rows.filter((row) => row.trashedAt === undefined && terms.every(({ means }) => means(row)));
      expect(namesAt(snapshot, find(snapshot, query.terms).positions)).toEqual(namesOf(meant));
    }),
    { numRuns: 100 },
  ));
