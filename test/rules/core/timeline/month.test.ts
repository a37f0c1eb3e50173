/** The page's file of one month: columns of one length, in the order of the tiles. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthFile, wallSeconds } from '../../../../core/timeline/month.ts';
import { tilesOf } from '../../../../core/timeline/tiles.ts';
import { aRow } from '../../aRow.ts';
import { someRows } from '../../someRows.ts';

test('each tile has its entry in each column', () => {
  const tiles = [
    { row: aRow('a.jpg', { thumbhash: 'CAfB' }), members: 2 },
    { row: aRow('b.cr2', { kind: 'raw', state: 'degraded', rev: 'bbbbbbbb', takenLocal: undefined }), members: 1 },
    { row: aRow('c.jpg', { state: 'failed', width: undefined, height: undefined }), members: 1 },
  ];
  expect(monthFile(tiles)).toStrictEqual({
    id: tiles.map((tile) => tile.row.key),
    rev: ['abcdefgh', 'bbbbbbbb', 'abcdefgh'],
    w: [3000, 3000, 0],
    h: [2000, 2000, 0],
    t: [1_777_919_530, null, 1_777_919_530],
    th: ['CAfB', '', ''],
    state: [0, 1, 2],
    kind: ['jpeg', 'raw', 'jpeg'],
    n: [2, 1, 1],
  });
});

test('lengths are said only where there is a video', () => {
  const video = { row: aRow('b.mov', { kind: 'video', durationS: 2.5 }), members: 1 };
  expect(monthFile([{ row: aRow(), members: 1 }, video]).dur).toEqual([0, 2.5]);
  expect(monthFile([{ row: aRow('c.jpg', { durationS: 3 }), members: 1 }])).not.toHaveProperty('dur');
});

describe('wall time', () => {
  test.each([
    ['1970-01-01T00:00:00', 0],
    ['1970-01-02T00:00:01', 86_401],
    ['1969-12-31T23:59:59', -1],
    ['2026-05-04T18:32:10.999', 1_777_919_530],
    ['1969-12-31T23:59:59.500', -1],
    [undefined, null],
  ])('%s is %s seconds, wherever the machine is', (takenLocal, seconds) => {
    expect(wallSeconds(takenLocal)).toBe(seconds);
  });
});

test('the columns of any month are of one length, and survive JSON', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const tiles = tilesOf(rows);
      const file = monthFile(tiles);
      for (const column of Object.values(file)) expect(column).toHaveLength(tiles.length);
      expect(JSON.parse(JSON.stringify(file))).toEqual(file);
    }),
  );
});
