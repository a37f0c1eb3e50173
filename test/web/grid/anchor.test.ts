import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorOf, anchorRow, topAmongOthers, topAtOtherSize, topRow } from '../../../web/grid/anchor.ts';
import { layoutRows } from '../../../web/grid/layoutRows.ts';
import { rowOf } from '../../../web/grid/rowAt.ts';

const plain = { widthPx: 1340, rowPx: 200, gapPx: 4, headerPx: 56, captionPx: 0, headers: true };
const library = (days: number, ratios: readonly number[]) => {
  const photos = ratios.length;
  return {
    ratios: Uint8Array.from({ length: days * photos }, (_, i) => ratios[i % photos]!),
    days: Array.from({ length: days }, (_, day) => ({ dayNo: 20_000 - day, photos })),
  };
};
const some = fc.array(fc.integer({ min: 90, max: 190 }), { minLength: 1, maxLength: 30 });

test('photos that come above move nothing that is looked at', () => {
  fc.assert(
    fc.property(some, some, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (before, added, share) => {
      const old = library(20, before);
      const layout = layoutRows(old, plain);
      const top = Math.round(layout.totalPx * share);
      const row = anchorRow(layout, top, 900);
      const anchor = anchorOf(layout, top, layout.first[row]!);
      const next = layoutRows(
        {
          ratios: Uint8Array.from([...added, ...old.ratios]),
          days: [{ dayNo: 20_001, photos: added.length }, ...old.days],
        },
        plain,
      );
      const index = anchor.index + added.length;
      const nextTop = topAmongOthers(next, { ...anchor, index });
      expect(next.top[rowOf(next, index)]! - nextTop).toBe(layout.top[row]! - top);
    }),
  );
});

test('another width and back again is where one was', () => {
  fc.assert(
    fc.property(
      some,
      fc.integer({ min: 300, max: 2000 }),
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      (ratios, widthPx, share) => {
        const shape = library(20, ratios);
        const wide = layoutRows(shape, plain);
        const top = Math.round(wide.totalPx * share);
        const anchor = anchorOf(wide, top, wide.first[anchorRow(wide, top, 900)]!);
        const narrow = layoutRows(shape, { ...plain, widthPx });
        const there = topAtOtherSize(narrow, anchor);
        expect(narrow.top[rowOf(narrow, anchor.index)]! - there).toBeLessThan(900);
        expect(topAtOtherSize(layoutRows(shape, plain), anchor)).toBeCloseTo(top, 6);
      },
    ),
  );
});

test('the point that was held is in the same place of the same photo', () => {
  const shape = library(20, [147, 147, 109, 128]);
  const layout = layoutRows(shape, plain);
  const anchor = anchorOf(layout, 1000, layout.first[topRow(layout, 1300)]!, 400);
  const large = layoutRows(shape, { ...plain, rowPx: 280 });
  const top = topAtOtherSize(large, anchor);
  const row = rowOf(large, anchor.index);
  const share = (400 - anchor.y) / anchor.heightPx;
  expect((top + 400 - large.top[row]!) / large.height[row]!).toBeCloseTo(share, 6);
});

test('the top row is the first of which something is seen', () => {
  const layout = layoutRows(library(3, [128, 128, 128, 128, 128, 128, 128, 128]), plain);
  expect(topRow(layout, 0)).toBe(0);
  expect(topRow(layout, layout.top[0]! + layout.height[0]! - 1)).toBe(0);
  expect(topRow(layout, layout.top[0]! + layout.height[0]!)).toBe(1);
  expect(topRow(layout, layout.totalPx)).toBe(layout.rows - 1);
});
