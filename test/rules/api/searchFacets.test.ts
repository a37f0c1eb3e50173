/** Facets: what the files of a query could be narrowed down to. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { facetsOf } from '../../../api/search/facets.ts';
import { find } from '../../../api/search/find.ts';
import { parseQuery } from '../../../api/search/parseQuery.ts';
import { COUNTED, type Tally } from '../../../api/search/tally.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import type { Role } from '../../../core/person.ts';
import type { Row } from '../../../core/row.ts';
import { aRow } from '../aRow.ts';
import { meantQuery, richRows } from './searchLibrary.ts';

const textsOf = (terms: readonly { text: string }[]) => terms.map(({ text }) => text);

function facets(rows: readonly Row[], query = '', role: Role = 'owner') {
  const snapshot = snapshotOf(rows);
  return facetsOf(snapshot, find(snapshot, parseQuery(query).terms).positions, role);
}

const brief = (tallies: readonly Tally[] = []) => tallies.map(({ value, count }) => [value, count]);

test('each, added to the query, finds as many files as it says', () => {
  fc.assert(
    fc.property(richRows, meantQuery, (rows, meant) => {
      const snapshot = snapshotOf(rows);
      const query = textsOf(meant.slice(0, 2)).join(' ');
      for (const { text, count } of Object.values(facets(rows, query)).flat()) {
        const { terms, notUnderstood } = parseQuery(`${query} ${text}`);
        expect(notUnderstood).toEqual([]);
        expect([text, find(snapshot, terms).positions.length]).toEqual([text, count]);
        expect(textsOf(terms)).toContain(text);
      }
    }),
    { numRuns: 100 },
  );
});

test('every file with such a value is counted, once', () => {
  fc.assert(
    fc.property(richRows, (rows) => {
      const seen = rows.filter(({ trashedAt }) => trashedAt === undefined);
      const having: Record<string, (row: Row) => unknown> = {
        ...{ kind: () => true, state: () => true, favorite: () => true, geo: () => true },
        ...{ ext: ({ ext }) => ext, year: ({ takenLocal }) => takenLocal, folder: ({ folder }) => folder },
        ...{ camera: ({ camera }) => camera, lens: ({ lens }) => lens, rating: ({ rating }) => rating !== undefined },
      };
      for (const [facet, tallies] of Object.entries(facets(rows))) {
        const counted = tallies.reduce((sum, { count }) => sum + count, 0);
        expect([facet, counted]).toEqual([facet, seen.filter((row) => having[facet]?.(row)).length]);
      }
    }),
    { numRuns: 100 },
  );
});

test('the value that most files have comes first, called as most of them call it', () => {
  const cameras = ['Nikon D90', 'NIKON D90', 'NIKON D90', 'Canon', undefined];
  const rows = cameras.map((camera, n) => aRow(`${n}.jpg`, { camera }));
  expect(facets(rows).camera).toEqual([
    { value: 'NIKON D90', count: 3, text: 'camera:"=NIKON D90"' },
    { value: 'Canon', count: 1, text: 'camera:=Canon' },
  ]);
});

test('years are those of the clock there, and no file without a date is in one', () => {
  const times = [
    '2020-01-01T00:00:00',
    '2019-12-31T23:59:59.999',
    '2019-01-01T00:00:00',
    '1969-07-20T20:17:40',
    undefined,
  ];
  const rows = times.map((takenLocal, n) => aRow(`${n}.jpg`, { takenLocal }));
  expect(brief(facets(rows).year)).toEqual([
    ['2019', 2],
    ['1969', 1],
    ['2020', 1],
  ]);
});

test('of folders only the top ones are told, with all that is below', () => {
  const rows = ['a/1.jpg', 'a/b/2.jpg', 'a/b/c/3.jpg', 'd/4.jpg', '5.jpg'].map((name) => aRow(name));
  expect(facets(rows).folder).toEqual([
    { value: 'a', count: 3, text: 'path:a/*' },
    { value: 'd', count: 1, text: 'path:d/*' },
  ]);
});

test('no facet is longer than fifty, and the fifty that most files have are kept', () => {
  const rows = Array.from({ length: 120 }, (_, n) => aRow(`${n}.jpg`, { camera: `camera ${n < 60 ? n : 7}` }));
  const { camera } = facets(rows);
  expect(camera).toHaveLength(50);
  expect(camera[0]).toMatchObject({ value: 'camera 7', count: 61 });
});

test('viewers are not told how many have a place', () => {
  const rows = [aRow('a.jpg', { lat: 1, lon: 2 }), aRow('b.jpg')];
  expect(Object.keys(facets(rows, '', 'viewer')).sort()).toEqual(COUNTED.filter((facet) => facet !== 'geo').sort());
  expect(brief(facets(rows).geo)).toEqual([
    ['no', 1],
    ['yes', 1],
  ]);
});
