/** Where every photo of a list lies, in rows of equal width: the whole list at once, before any of it has been read. */
import type { GridMeasures } from './density.ts';

/** Typed arrays of as many entries as there are rows, so that a million photos are a few megabytes. */
export interface RowLayout {
  rows: number;
  /** Pixels from the top of the list to the top of the row; a day's header lies above its first row. */
  top: Float64Array;
  height: Float32Array;
  /** First photo of the row; one entry more, the number of photos. */
  first: Uint32Array;
  /** Index into `shape.days`. */
  day: Uint32Array;
  /** Of the whole list, in pixels. */
  totalPx: number;
}

export type LayoutOptions = GridMeasures & {
  widthPx: number;
  /** Without days the list is one run without headers. */
  headers: boolean;
};
