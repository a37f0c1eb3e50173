/** What stays where it is on screen while everything around it is laid out anew. */
import type { RowLayout } from './layoutRows.ts';
import { rowAt, rowOf } from './rowAt.ts';

export interface Anchor {
  index: number;
  /** Nothing where the photo has not been read. */
  id: string | undefined;
  /** From the top of the view to the top of its row. */
  y: number;
  /** Of its row, in pixels. */
  heightPx: number;
  /** From the top of the view to the point that stays in the same place of the photo, when rows have another height. */
  point: number;
}

/** The row that is looked at: the first that begins in view. */
export function anchorRow(layout: RowLayout, topPx: number, viewPx: number): number {
  const row = topRow(layout, topPx);
  const next = Math.min(row + 1, layout.rows - 1);
  return layout.top[row]! < topPx && layout.top[next]! < topPx + viewPx ? next : row;
}

/** The photo of a row, as it is on screen. */
export function anchorOf(layout: RowLayout, topPx: number, index: number, point?: number): Anchor {
  const row = rowOf(layout, index);
  const y = layout.top[row]! - topPx;
  return { index, id: undefined, y, heightPx: layout.height[row]!, point: point ?? Math.max(0, y) };
}

/** The first row of which something is seen. */
export function topRow(layout: RowLayout, topPx: number): number {
  const row = rowAt(layout, topPx);
  const isPassed = layout.top[row]! + layout.height[row]! <= topPx;
  return isPassed && row + 1 < layout.rows ? row + 1 : row;
}

/** Where the view's top is to be, so that other photos around it move nothing: the row keeps its y to the pixel. */
export function topAmongOthers(layout: RowLayout, { index, y }: Anchor): number {
  const row = rowOf(layout, index);
  // A pixel of it stays in view.
  return layout.top[row]! - Math.max(y, 1 - layout.height[row]!);
}

/** Where the view's top is to be when rows have another width or height: the same place of the photo is at the point. */
export function topAtOtherSize(layout: RowLayout, { index, y, heightPx, point }: Anchor): number {
  const row = rowOf(layout, index);
  return layout.top[row]! + ((point - y) / heightPx) * layout.height[row]! - point;
}
