/** What a query finds: the same as looking at each row. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { find } from '../../../api/search/find.ts';
import { parseQuery } from '../../../api/search/parseQuery.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import type { Row } from '../../../core/row.ts';
import { aRow } from '../aRow.ts';
import { type Meant, meantQuery, meantTerms, richRows } from './searchLibrary.ts';

function namesOf(rows: readonly Row[], query: string): string[] {
  const snapshot = snapshotOf(rows);
  const { terms, notUnderstood } = parseQuery(query);
  expect(notUnderstood).toEqual([]);
  return Array.from(find(snapshot, terms).positions, (position) => snapshot.name[position]!);
}

const meant = (rows: readonly Row[], terms: readonly Meant[]) =>
  rows.filter((row) => row.trashedAt === undefined && terms.every(({ means }) => means(row)));

const sorted = (rows: readonly Row[]) => rows.map(({ name }) => name).sort();

test.each(meantTerms)('$text finds what it means, among any files', (term) => {
  fc.assert(
    fc.property(richRows, (rows) => {
      expect(namesOf(rows, term.text).sort()).toEqual(sorted(meant(rows, [term])));
    }),
    { numRuns: 30 },
  );
});

test('several terms find what is all of them, in the order of the timeline', () => {
  fc.assert(
    fc.property(richRows, meantQuery, (rows, terms) => {
      const found = namesOf(rows, terms.map(({ text }) => text).join(' '));
      expect([...found].sort()).toEqual(sorted(meant(rows, terms)));
      const isFound = new Set(found);
      expect(found).toEqual(namesOf(rows, '').filter((name) => isFound.has(name)));
    }),
    { numRuns: 300 },
  );
});

test('of each term it is known how many files are all but that', () => {
  fc.assert(
    fc.property(richRows, meantQuery, (rows, terms) => {
      const { missedBy } = find(snapshotOf(rows), parseQuery(terms.map(({ text }) => text).join(' ')).terms);
      const all = meant(rows, terms).length;
      const without = terms.map(
        (term) =>
          meant(
            rows,
            terms.filter((other) => other !== term),
          ).length,
      );
      expect(missedBy.map((count) => count + all)).toEqual(without);
    }),
    { numRuns: 300 },
  );
});

describe('words that one file has', () => {
  test('a keyword is looked at by itself, not as it is stored', () => {
    const row = aRow('a.jpg', { keywords: '["Anna","Bob"]' });
    expect(namesOf([row], 'anna')).toEqual(['a.jpg']);
    expect(namesOf([row], '"anna,bob"')).toEqual([]);
    expect(namesOf([row], '[')).toEqual([]);
    expect(namesOf([row], 'anna*bob')).toEqual([]);
  });

  test('a file without a folder is in none', () => {
    expect(namesOf([aRow('a.jpg')], 'path:/')).toEqual([]);
    expect(namesOf([aRow('b/a.jpg')], 'path:/')).toEqual(['b/a.jpg']);
    expect(namesOf([aRow('a.jpg')], 'path:*')).toEqual(['a.jpg']);
  });

  test('folders whose names begin alike are told apart', () => {
    const rows = [aRow('2019/a.jpg'), aRow('2019 b/a.jpg'), aRow('2019/c/a.jpg')];
    expect(namesOf(rows, 'path:2019/*').sort()).toEqual(['2019/a.jpg', '2019/c/a.jpg']);
  });
});
