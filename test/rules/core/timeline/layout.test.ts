/** The layout's bytes, as the page reads them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../../core/row.ts';
import { EMPTY_STRIP, layoutBytes, parseStrip, type Strip, stripOf } from '../../../../core/timeline/strip.ts';
import { aRow } from '../../aRow.ts';
import { someStrip } from './someStrip.ts';

const strip = (...rows: Partial<Row>[]) =>
  stripOf(rows.map((changes) => ({ row: aRow('a.jpg', changes), members: 1 })));

describe('bytes', () => {
  test('of no photo at all', () => {
    expect(layoutBytes(EMPTY_STRIP).toString('hex')).toBe('49564c310000000000000000');
  });

  test('little endian: magic, photos, days, runs of a day, a ratio a photo', () => {
    const bytes = layoutBytes(
      strip(
        { takenLocal: '1970-01-02T23:00:00', width: 1, height: 1 },
        { takenLocal: '1970-01-02T00:00:00', width: 200, height: 100 },
        { takenLocal: '1969-12-31T12:00:00', width: 100, height: 200 },
        { takenLocal: undefined, width: 1, height: 1 },
      ),
    );
    const u32 = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255];
    expect([...bytes]).toEqual([
      ...Buffer.from('IVL1'),
      ...u32(4),
      ...u32(3),
      ...[...u32(1), ...u32(2)],
      ...[...u32(-1), ...u32(1)],
      ...[0, 0, 0, 0x80, ...u32(1)],
      ...[128, 160, 96, 128],
    ]);
  });
});

describe('ratio', () => {
  test.each([
    [1000, 1000, 128],
    [3000, 2000, 147],
    [2000, 3000, 109],
    [4000, 3000, 141],
    [16, 9, 155],
    [60_000, 1, 255],
    [1, 60_000, 0],
    [undefined, 100, 128],
    [100, undefined, 128],
    [0, 0, 128],
  ])('%s x %s is %i', (width, height, ratio) => {
    expect([...strip({ width, height }).ratios]).toEqual([ratio]);
  });
});

describe('reading', () => {
  const bare = ({ days, ratios, tints }: Strip) => ({ days, ratios: [...ratios], tints: [...tints] });

  test('what was written is what is read', () => {
    fc.assert(
      fc.property(someStrip, (any) => {
        const read = parseStrip(layoutBytes(any), Buffer.from(any.tints));
        expect(read && bare(read)).toEqual(bare(any));
      }),
    );
  });

  test('a file with a byte missing, or one too many, is nothing', () => {
    fc.assert(
      fc.property(someStrip, fc.nat(), (any, at) => {
        const [layout, tints] = [layoutBytes(any), Buffer.from(any.tints)];
        expect(parseStrip(layout.subarray(0, at % layout.length), tints)).toBeUndefined();
        expect(parseStrip(Buffer.concat([layout, Buffer.alloc(1)]), tints)).toBeUndefined();
        expect(parseStrip(layout, Buffer.concat([tints, Buffer.alloc(1)]))).toBeUndefined();
      }),
    );
  });

  test('another magic is nothing', () => {
    const layout = layoutBytes(EMPTY_STRIP);
    layout.write('IVL2', 0, 'latin1');
    expect(parseStrip(layout, Buffer.alloc(0))).toBeUndefined();
  });
});
