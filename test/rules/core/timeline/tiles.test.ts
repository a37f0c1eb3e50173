/** What the timeline shows, and in which order. */
import { describe, expect, test } from 'vitest';
import type { MediaKind } from '../../../../core/kind.ts';
import type { Row } from '../../../../core/row.ts';
import { tilesOf } from '../../../../core/timeline/tiles.ts';
import { aRow } from '../../aRow.ts';

const shown = (rows: Row[]) => tilesOf(rows).map(({ row, members }) => [row.name, members]);
const at = (name: string, takenLocal: string | undefined) => aRow(name, { takenLocal });
const of = (name: string, kind: MediaKind, changes: Partial<Row> = {}) => aRow(name, { kind, ...changes });

describe('order', () => {
  test('newest first, to the millisecond', () => {
    const rows = [
      at('old.jpg', '2026-05-04T18:32:10'),
      at('new.jpg', '2026-05-04T18:32:11'),
      at('between.jpg', '2026-05-04T18:32:10.250'),
      at('later.jpg', '2026-05-04T18:32:10.500'),
    ];
    expect(shown(rows).map(([name]) => name)).toEqual(['new.jpg', 'later.jpg', 'between.jpg', 'old.jpg']);
  });

  test('what was taken at once, and what has no date, by name', () => {
    const names = ['Z.jpg', 'a.jpg', 'b.jpg', 'ä.jpg'];
    const same = (takenLocal: string | undefined) => shown(names.toReversed().map((name) => at(name, takenLocal)));
    expect(same('2026-05-04T18:32:10').map(([name]) => name)).toEqual(names);
    expect(same(undefined).map(([name]) => name)).toEqual(names);
  });

  test('what has no date comes last', () => {
    expect(shown([at('a.jpg', undefined), at('b.jpg', '0001-01-01T00:00:00')]).map(([name]) => name)).toEqual([
      'b.jpg',
      'a.jpg',
    ]);
  });
});

describe('what is shown', () => {
  test.each([
    ['a good photo', {}],
    ['a degraded one', { state: 'degraded' as const }],
    ['a failed one', { state: 'failed' as const }],
    ['a video', { kind: 'video' as const }],
    ['a RAW file', { kind: 'raw' as const }],
    ['any other still', { kind: 'image' as const }],
  ])('%s', (_, changes) => {
    expect(tilesOf([aRow('a.jpg', changes)])).toHaveLength(1);
  });

  test.each([
    ['an unsupported file', { state: 'unsupported' as const }],
    ['a sidecar', { kind: 'sidecar' as const }],
    ['what is no picture at all', { kind: 'other' as const }],
    ['the trash', { trashedAt: '2026-06-02T00:00:00.000Z' }],
  ])('%s is left out', (_, changes) => {
    expect(tilesOf([aRow('a.jpg', changes)])).toEqual([]);
  });
});

describe('stacks', () => {
  test.each([
    ['a live photo', [of('IMG.heic', 'heif'), of('IMG.mov', 'video')], [['IMG.heic', 2]]],
    ['RAW and JPEG', [of('IMG.cr2', 'raw'), of('IMG.jpg', 'jpeg')], [['IMG.jpg', 2]]],
    ['RAW and its film', [of('IMG.nef', 'raw'), of('IMG.mov', 'video')], [['IMG.nef', 2]]],
    ['all three', [of('IMG.mov', 'video'), of('IMG.cr2', 'raw'), of('IMG.jpg', 'jpeg')], [['IMG.jpg', 3]]],
    ['bases in another case', [of('a/img.CR2', 'raw'), of('a/IMG.jpg', 'jpeg')], [['a/IMG.jpg', 2]]],
  ])('%s are one tile', (_, rows, tiles) => {
    expect(shown(rows)).toEqual(tiles);
  });

  test.each([
    ['two stills', [of('IMG.heic', 'heif'), of('IMG.jpg', 'jpeg')]],
    ['two RAW files', [of('IMG.cr2', 'raw'), of('IMG.dng', 'raw')]],
    ['two films', [of('IMG.mov', 'video'), of('IMG.mp4', 'video')]],
    ['other folders', [of('a/IMG.heic', 'heif'), of('b/IMG.mov', 'video')]],
    ['a folder and its parent', [of('a/b/IMG.heic', 'heif'), of('a/IMG.mov', 'video')]],
    ['folders in another case', [of('a/IMG.heic', 'heif'), of('A/IMG.mov', 'video')]],
    ['other bases', [of('IMG_1.heic', 'heif'), of('IMG_2.mov', 'video')]],
    ['a base and the same with a dot', [of('IMG.heic', 'heif'), of('IMG.edit.mov', 'video')]],
  ])('%s are two tiles', (_, rows) => {
    expect(tilesOf(rows).map((tile) => tile.members)).toEqual([1, 1]);
  });

  test('of two stills and a film the first still has the film', () => {
    const rows = [of('IMG.mov', 'video'), of('IMG.jpg', 'jpeg'), of('IMG.heic', 'heif')];
    expect(shown(rows)).toEqual([
      ['IMG.heic', 2],
      ['IMG.jpg', 1],
    ]);
  });

  test('of one still and two films the first film joins', () => {
    const rows = [of('IMG.heic', 'heif'), of('IMG.mov', 'video'), of('IMG.mp4', 'video')];
    expect(shown(rows)).toEqual([
      ['IMG.heic', 2],
      ['IMG.mp4', 1],
    ]);
  });

  test.each([
    ['in the trash', { trashedAt: '2026-06-02T00:00:00.000Z' }],
    ['unsupported', { state: 'unsupported' as const }],
  ])('a member that is %s does not count', (_, changes) => {
    expect(shown([of('IMG.heic', 'heif'), of('IMG.mov', 'video', changes)])).toEqual([['IMG.heic', 1]]);
    expect(shown([of('IMG.heic', 'heif', changes), of('IMG.mov', 'video')])).toEqual([['IMG.mov', 1]]);
  });

  test('a sidecar joins no stack', () => {
    expect(shown([of('IMG.heic', 'heif'), of('IMG.xmp', 'sidecar')])).toEqual([['IMG.heic', 1]]);
  });

  test('the still gives the tile its time', () => {
    const rows = [
      of('IMG.mov', 'video', { takenLocal: '2026-05-04T20:00:00' }),
      of('IMG.heic', 'heif', { takenLocal: '2026-05-04T10:00:00' }),
      of('b.jpg', 'jpeg', { takenLocal: '2026-05-04T15:00:00' }),
    ];
    expect(shown(rows)).toEqual([
      ['b.jpg', 1],
      ['IMG.heic', 2],
    ]);
  });
});
