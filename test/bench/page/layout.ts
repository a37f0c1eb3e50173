/** Laying out the whole library, first and for another width: a pure function, so it is measured here, without a browser. */
import { layoutRows } from '../../../web/grid/layoutRows.ts';
import type { Shape } from '../../../web/sources/photoSource.ts';
import { type Line, median } from './line.ts';

const MEASURES = { rowPx: 200, gapPx: 4, headerPx: 56, headers: true, captionPx: 0 };
const ROUNDS = 9;

export async function layout(): Promise<Line[]> {
  const shape = library(100_000);
  const first = timed(shape, 1392);
  const resized = Array.from({ length: ROUNDS }, (_, round) => timed(shape, 700 + 50 * round));
  const large = library(1_000_000);
  return [
    { what: 'layout of 100,000, first', found: first, unit: 'ms', target: 20, fail: 50 },
    { what: 'layout of 100,000, after a resize', found: median(resized), unit: 'ms', target: 8, fail: 20 },
    {
      what: 'layout of 1,000,000',
      found: timed(large, 1392),
      unit: 'ms',
      target: 20,
      fail: 50,
      note: 'the budget of 100,000',
    },
  ];
}

function timed(shape: Shape, widthPx: number): number {
  const began = performance.now();
  layoutRows(shape, { ...MEASURES, widthPx });
  return performance.now() - began;
}

/** Landscape, portrait and some panoramas; some thirty photos a day. */
function library(photos: number): Shape {
  const bytes = [147, 147, 128, 109, 141, 154, 115, 190];
  const ratios = Uint8Array.from({ length: photos }, (_, i) => bytes[(i * 7919) % bytes.length] as number);
  const days = Array.from({ length: Math.ceil(photos / 31) }, (_, day) => ({ dayNo: 20_000 - day, photos: 31 }));
  const last = days.at(-1);
  if (last) last.photos = photos - 31 * (days.length - 1);
  return { ratios, days };
}
