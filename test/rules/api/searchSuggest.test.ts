/** Suggestions: what the last word of a query may become. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { find } from '../../../api/search/find.ts';
import { parseQuery } from '../../../api/search/parseQuery.ts';
import { suggest } from '../../../api/search/suggest.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import type { Role } from '../../../core/person.ts';
import { aRow } from '../aRow.ts';
import { meantQuery, richRows } from './searchLibrary.ts';

const LIBRARY = snapshotOf([
  aRow('2019/Norway/IMG_1.JPG', { camera: 'Canon EOS R5', takenLocal: '2019-07-01T10:00:00' }),
  aRow('2019/Norway/IMG_2.CR2', { camera: 'Canon EOS R5', kind: 'raw', takenLocal: '2019-07-02T10:00:00' }),
  aRow('2019/IMG_3.CR2', { camera: 'Canon EOS R5m2', kind: 'raw', takenLocal: '2019-07-03T10:00:00' }),
  aRow('norwegian.txt', { kind: 'other', state: 'unsupported', takenLocal: undefined }),
  aRow('trash/Canoe.jpg', { camera: 'Canonet', trashedAt: '2026-06-02T00:00:00.000Z' }),
]);

const inserts = (query: string, { limit = 50, role = 'owner' as Role } = {}) =>
  suggest(LIBRARY, query, { limit, role }).map(({ insert }) => insert);

describe('a word without a key may become', () => {
  test('a key', () => {
    expect(inserts('cam')[0]).toBe('camera:');
    expect(inserts('F')).toEqual(expect.arrayContaining(['f:', 'favorite:']));
  });

  test('a camera, that with the most files first', () => {
    expect(suggest(LIBRARY, 'canon', { limit: 10, role: 'owner' })).toEqual([
      { kind: 'camera', text: 'Canon EOS R5', insert: 'camera:"=Canon EOS R5"', count: 2 },
      { kind: 'camera', text: 'Canon EOS R5m2', insert: 'camera:"=Canon EOS R5m2"', count: 1 },
    ]);
  });

  test('a folder by its own name, and then files', () => {
    expect(inserts('norw')).toEqual(['path:2019/Norway/*', 'path:=norwegian.txt']);
    expect(inserts('2019')).toEqual(['year:2019', 'path:2019/*']);
    expect(inserts('2019/n')).toEqual(['path:2019/Norway/*']);
  });

  test('a kind, an extension, a state', () => {
    expect(inserts('raw')).toEqual(['kind:raw']);
    expect(inserts('cr')).toEqual(['ext:cr2', 'path:=2019/IMG_3.CR2', 'path:=2019/Norway/IMG_2.CR2']);
    expect(inserts('unsup')).toEqual(['state:unsupported']);
  });
});

describe('a key may get', () => {
  test('each of its values, if none is begun', () => {
    expect(inserts('kind:')).toEqual(['kind:raw', 'kind:jpeg', 'kind:other']);
    expect(inserts('favorite:')).toEqual(['favorite:no']);
  });

  test('the values that what was typed is a part of', () => {
    expect(inserts('camera:m2')).toEqual(['camera:"=Canon EOS R5m2"']);
    expect(inserts('camera:"canon eos')).toHaveLength(2);
    expect(inserts('camera:=canon')).toHaveLength(2);
    expect(inserts('path:norway')).toEqual(['path:2019/Norway/*']);
    expect(inserts('name:img_3')).toEqual(['path:=2019/IMG_3.CR2']);
  });

  test('nothing where there is nothing to choose from', () => {
    expect(inserts('iso:8')).toEqual([]);
    expect(inserts('nonsense:8')).toEqual([]);
    expect(inserts('kind:raw|j')).toEqual([]);
  });
});

test('after a space there is a new word, of which every key is possible', () => {
  expect(inserts('kind:raw ')).toContain('camera:');
  expect(inserts('kind:raw ')).not.toContain('kind:raw');
  expect(inserts('')).toEqual(inserts('kind:raw '));
});

test('counted is what the words before it mean, passing over those that mean nothing', () => {
  expect(inserts('kind:raw norw')).toEqual(['path:2019/Norway/*']);
  expect(inserts('kind:video norw')).toEqual([]);
  expect(inserts('kind:film norw')).toEqual(inserts('norw'));
});

test('no more are given than asked for', () => {
  expect(inserts('i', { limit: 3 })).toEqual(inserts('i').slice(0, 3));
});

test('nothing from the trash is suggested, and no places to viewers', () => {
  expect(inserts('canoe')).toEqual([]);
  expect(inserts('ge')).toContain('geo:');
  expect(inserts('ge', { role: 'viewer' })).toEqual([]);
  expect(inserts('geo:', { role: 'viewer' })).toEqual([]);
});

test('folders in folders in folders are suggested from the top down, and cost no more', () => {
  const deep = snapshotOf(Array.from({ length: 2_000 }, (_, at) => aRow(`d${at}${'/d'.repeat(250)}/1.jpg`)));
  const began = performance.now();
  const texts = suggest(deep, 'path:d', { limit: 50_000, role: 'owner' }).map(({ text }) => text);
  // Of all half a million it took seconds.
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(texts).toEqual(expect.arrayContaining(['d7', 'd1999', 'd7/d']));
});

test('whatever is inserted for the last word finds as many files as it says', () => {
  const typed = fc.constantFrom(
    '',
    'n',
    '2019',
    'canon',
    'norw',
    'kind:',
    'camera:c',
    'path:',
    'path:2019/',
    'name:i',
    'a b',
  );
  fc.assert(
    fc.property(richRows, meantQuery, typed, (rows, meant, last) => {
      const snapshot = snapshotOf(rows);
      const before = meant
        .slice(0, 2)
        .map(({ text }) => `${text} `)
        .join('');
      for (const { kind, insert, count } of suggest(snapshot, before + last, { limit: 50, role: 'owner' })) {
        if (kind === 'key') continue;
        const { terms, notUnderstood } = parseQuery(`${before}${insert}`);
        expect(notUnderstood).toEqual([]);
        const found = find(snapshot, terms).positions.length;
        if (kind === 'file') expect(found).toBeGreaterThan(0);
        else expect([insert, found]).toEqual([insert, count]);
      }
    }),
    { numRuns: 200 },
  );
});
