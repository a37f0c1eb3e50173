/** Which row of a layout something is in, found by halves. */
import type { RowLayout } from './layoutRows.ts';

/** The row at `y` pixels from the top of the list, or the last above it; what lies above all rows is the first. */
export function rowAt({ top, rows }: RowLayout, y: number): number {
  return lastAtMost(top, rows, y);
}

/** The row that a photo lies in. */
export function rowOf({ first, rows }: RowLayout, index: number): number {
  return lastAtMost(first, rows, index);
}

function lastAtMost(ascending: Float64Array | Uint32Array, length: number, value: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
