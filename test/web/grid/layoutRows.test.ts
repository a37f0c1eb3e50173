import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LayoutOptions, layoutRows } from '../../../web/grid/layoutRows.ts';
import { rowAt, rowOf } from '../../../web/grid/rowAt.ts';
import { nearestIn, rowEdges } from '../../../web/grid/rowEdges.ts';
import { NO_DAY, ratioByte, type Shape } from '../../../web/sources/photoSource.ts';

const options: fc.Arbitrary<LayoutOptions> = fc.record({
  widthPx: fc.integer({ min: 288, max: 3840 }),
  rowPx: fc.constantFrom(84, 110, 140, 180, 200, 280),
  gapPx: fc.constantFrom(2, 4),
  headerPx: fc.constantFrom(44, 56),
  captionPx: fc.constantFrom(0, 24),
  headers: fc.boolean(),
});
const shape: fc.Arbitrary<Shape> = fc
  .array(fc.uint8Array({ minLength: 0, maxLength: 60 }), { maxLength: 12 })
  .map((runs) => ({
    ratios: Uint8Array.from(runs.flatMap((run) => [...run])),
    days: runs.map((run, i) => ({ dayNo: 20_000 - i, photos: run.length })),
  }));
const photo = ratioByte(3, 2);
const plain: LayoutOptions = { widthPx: 1340, rowPx: 200, gapPx: 4, headerPx: 56, captionPx: 0, headers: true };

test('every photo is in one row, in order, and no row is empty', () => {
  fc.assert(
    fc.property(shape, options, (shape, options) => {
      const { first, rows } = layoutRows(shape, options);
      expect(first).toHaveLength(rows + 1);
      expect(first[0]).toBe(0);
      expect(first[rows]).toBe(shape.ratios.length);
      for (let row = 0; row < rows; row++) expect(first[row + 1]!).toBeGreaterThan(first[row]!);
    }),
  );
});

test('rows lie below each other: pictures, captions, gaps and the headers of days, and nothing else', () => {
  fc.assert(
    fc.property(shape, options, (shape, options) => {
      const layout = layoutRows(shape, options);
      let y = 0;
      for (let row = 0; row < layout.rows; row++) {
        if (options.headers && (row === 0 || layout.day[row] !== layout.day[row - 1])) y += options.headerPx;
        expect(layout.top[row]).toBe(y);
        y += layout.height[row]! + options.captionPx + options.gapPx;
      }
      expect(layout.totalPx).toBe(y);
    }),
  );
});

test('a row holds photos of one day, and the days have their photos', () => {
  fc.assert(
    fc.property(shape, options, (shape, options) => {
      const layout = layoutRows(shape, { ...options, headers: true });
      const photos = shape.days.map(() => 0);
      for (let row = 0; row < layout.rows; row++)
        photos[layout.day[row]!]! += layout.first[row + 1]! - layout.first[row]!;
      expect(photos).toEqual(shape.days.map((run) => run.photos));
    }),
  );
});

test('every row but the last of a day fills the width to the pixel, and none is wider', () => {
  fc.assert(
    fc.property(shape, options, (shape, options) => {
      const layout = layoutRows(shape, options);
      for (let row = 0; row < layout.rows; row++) {
        const isLast = row + 1 === layout.rows || layout.day[row + 1] !== layout.day[row];
        const edges = rowEdges(layout, shape.ratios, row);
        const filled = edges.at(-1)! - options.gapPx;
        expect(filled).toBe(layout.width[row]);
        if (!isLast) expect(filled).toBe(options.widthPx);
        expect(filled).toBeLessThanOrEqual(options.widthPx);
        for (let i = 1; i < edges.length; i++) expect(edges[i]! - edges[i - 1]!).toBeGreaterThan(options.gapPx);
      }
    }),
  );
});

test('no row is much lower or higher than it should be, whatever shapes meet in it', () => {
  fc.assert(
    fc.property(shape, options, (shape, options) => {
      for (const px of layoutRows(shape, options).height) {
        expect(px).toBeGreaterThanOrEqual(Math.round(options.rowPx * 0.6));
        expect(px).toBeLessThanOrEqual(Math.round(options.rowPx * 1.6));
      }
    }),
  );
});

test('the last row of a day is not stretched', () => {
  const layout = layoutRows({ ratios: new Uint8Array(7).fill(photo), days: [{ dayNo: 1, photos: 7 }] }, plain);
  expect([...layout.first]).toEqual([0, 4, 7]);
  expect(layout.height[1]).toBe(200);
  expect(layout.width[1]).toBeLessThan(1000);
});

test('one photo is not left alone below a row that has room for it', () => {
  const layout = layoutRows({ ratios: new Uint8Array(5).fill(photo), days: [{ dayNo: 1, photos: 5 }] }, plain);
  expect(layout.rows).toBe(1);
  expect(layout.width[0]).toBe(1340);
});

test('a panorama fills a narrow screen at no less than the lowest row', () => {
  const layout = layoutRows(
    { ratios: Uint8Array.of(ratioByte(12, 1)), days: [{ dayNo: 1, photos: 1 }] },
    { ...plain, widthPx: 320, rowPx: 110 },
  );
  expect(layout.width[0]).toBe(320);
  expect(layout.height[0]).toBe(80);
});

test('without headers the list is one run', () => {
  const ratios = new Uint8Array(40).fill(photo);
  const days = [
    { dayNo: 2, photos: 20 },
    { dayNo: 1, photos: 20 },
  ];
  const layout = layoutRows({ ratios, days }, { ...plain, headers: false });
  expect(layout.days).toEqual([{ dayNo: NO_DAY, photos: 40 }]);
  expect(layout.top[0]).toBe(0);
});

test('nothing is laid out as nothing', () => {
  const layout = layoutRows({ ratios: new Uint8Array(), days: [] }, plain);
  expect(layout.rows).toBe(0);
  expect(layout.totalPx).toBe(0);
});

test('rows are found by their place and by their photos', () => {
  fc.assert(
    fc.property(shape, options, (shape, options) => {
      const layout = layoutRows(shape, options);
      for (let row = 0; row < layout.rows; row++) {
        expect(rowAt(layout, layout.top[row]!)).toBe(row);
        expect(rowAt(layout, layout.top[row]! + layout.height[row]!)).toBe(row);
        expect(rowOf(layout, layout.first[row]!)).toBe(row);
        expect(rowOf(layout, layout.first[row + 1]! - 1)).toBe(row);
      }
      if (layout.rows > 0) {
        expect(rowAt(layout, -1000)).toBe(0);
        expect(rowAt(layout, layout.totalPx + 1000)).toBe(layout.rows - 1);
      }
    }),
  );
});

test('the photo above or below is the one whose middle is nearest', () => {
  const layout = layoutRows({ ratios: new Uint8Array(12).fill(photo), days: [{ dayNo: 1, photos: 12 }] }, plain);
  const ratios = new Uint8Array(12).fill(photo);
  expect(nearestIn(layout, ratios, 1, 0)).toBe(layout.first[1]);
  expect(nearestIn(layout, ratios, 1, 5000)).toBe(layout.first[2]! - 1);
  expect(nearestIn(layout, ratios, 1, 500)).toBe(layout.first[1]! + 1);
});
