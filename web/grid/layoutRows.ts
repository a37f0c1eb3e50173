/** Where every photo of a list lies, in rows of equal width: the whole list at once, before any of it has been read. */
import { NO_DAY, ratioOf, type Shape } from '../sources/photoSource.ts';
import type { GridMeasures } from './density.ts';

/** Typed arrays of as many entries as there are rows, so that a million photos are a few megabytes. */
export interface RowLayout {
  rows: number;
  /** Pixels from the top of the list to the top of the row; a day's header lies above its first row. */
  top: Float64Array;
  /** Of its pictures, in pixels. */
  height: Float32Array;
  /** Pixels that its pictures and the gaps between them fill: all of the width, but in the last row of a day. */
  width: Float32Array;
  /** First photo of the row; one entry more, the number of photos. */
  first: Uint32Array;
  /** Index into `days`. */
  day: Uint32Array;
  /** Whether days have headers. */
  headers: boolean;
  /** As in the shape; without headers one run. */
  days: Shape['days'];
  /** Width by height of each byte of a shape's ratios, as it is laid out: see `tileRatios`. */
  ratio: Float64Array;
  gapPx: number;
  /** Of the whole list, in pixels. */
  totalPx: number;
}

export type LayoutOptions = GridMeasures & {
  widthPx: number;
  /** Without days the list is one run without headers. */
  headers: boolean;
  /** Room below each picture for its name; 0 for none. */
  captionPx: number;
};

/** Rows are from this to that times as high as they should be; what does not fit is cropped, which takes odd shapes side by side. */
const LOWEST = 0.6;
const HIGHEST = 1.6;
/** A last row that would be at most this much higher than the others, if it filled the width, does. */
const NEARLY_FULL = 1.12;
/** A row that would be at least this high with all that is left of the day takes it. */
const TIGHT = 0.78;
/** The widest and the narrowest that a picture is shown, uncropped. */
const WIDEST = 4;
const NARROWEST = 0.5;

export function layoutRows({ ratios, days: runs }: Shape, options: LayoutOptions): RowLayout {
  const { widthPx, rowPx, gapPx, headerPx, captionPx, headers } = options;
  const photos = ratios.length;
  const days = headers ? runs : [{ dayNo: NO_DAY, photos }];
  const ratio = tileRatios(options);
  // A row has one photo at least; the pages of memory that nothing is written to are never there.
  const top = new Float64Array(photos);
  const height = new Float32Array(photos);
  const width = new Float32Array(photos);
  const first = new Uint32Array(photos + 1);
  const day = new Uint32Array(photos);
  const lowestPx = Math.round(rowPx * LOWEST);
  const tightPx = rowPx * TIGHT;
  const highestPx = Math.round(rowPx * HIGHEST);
  let rows = 0;
  let y = 0;
  let from = 0;

  for (let run = 0; run < days.length; run++) {
    const end = Math.min(photos, from + days[run]!.photos);
    if (end > from && headers) y += headerPx;
    while (from < end) {
      // Takes photos until the row is low enough, then leaves out the last if that is nearer to what it should be.
      let sum = 0;
      let to = from;
      let natural = Number.POSITIVE_INFINITY;
      while (to < end && natural > rowPx) {
        const before = natural;
        const withThis = sum + ratio[ratios[to]!]!;
        natural = (widthPx - gapPx * (to - from)) / withThis;
        if (natural < rowPx && to > from && before * natural < rowPx * rowPx) {
          natural = before;
          break;
        }
        sum = withThis;
        to++;
      }
      // Rather a lower row than one photo alone in the next.
      let all = sum;
      let left = to;
      while (left < end && widthPx - gapPx * (left - from) >= (all + ratio[ratios[left]!]!) * tightPx) {
        all += ratio[ratios[left]!]!;
        left++;
      }
      if (left === end && to < end) {
        natural = (widthPx - gapPx * (end - 1 - from)) / all;
        sum = all;
        to = end;
      }
      const fills = to < end || natural <= rowPx * NEARLY_FULL;
      const px = fills ? Math.min(highestPx, Math.max(lowestPx, Math.round(natural))) : rowPx;
      top[rows] = y;
      height[rows] = px;
      width[rows] = fills ? widthPx : Math.min(widthPx, Math.round(sum * px + gapPx * (to - from - 1)));
      first[rows] = from;
      day[rows] = run;
      rows++;
      y += px + captionPx + gapPx;
      from = to;
    }
  }
  first[rows] = photos;
  return {
    rows,
    top: top.slice(0, rows),
    height: height.slice(0, rows),
    width: width.slice(0, rows),
    first: first.slice(0, rows + 1),
    day: day.slice(0, rows),
    headers,
    days,
    ratio,
    gapPx,
    totalPx: y,
  };
}

/** A panorama is cropped to what is no lower than other rows where it fills the width. */
function tileRatios({ widthPx, rowPx }: LayoutOptions): Float64Array {
  const widest = Math.max(NARROWEST, Math.min(WIDEST, widthPx / (rowPx * LOWEST)));
  return Float64Array.from({ length: 256 }, (_, byte) => Math.min(widest, Math.max(NARROWEST, ratioOf(byte))));
}
