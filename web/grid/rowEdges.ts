/** Where the photos of one row lie, in whole pixels that add up. */
import type { RowLayout } from './layoutRows.ts';

/** Left edges, and one entry more: where a next photo would begin. A photo is as wide as to the next edge, less the gap. */
export function rowEdges(layout: RowLayout, ratios: Uint8Array, row: number): number[] {
  const { ratio, gapPx } = layout;
  const from = layout.first[row]!;
  const to = layout.first[row + 1]!;
  let sum = 0;
  for (let index = from; index < to; index++) sum += ratio[ratios[index]!]!;
  const perRatio = (layout.width[row]! - gapPx * (to - from - 1)) / sum;
  const edges = [0];
  let passed = 0;
  for (let index = from; index < to; index++) {
    passed += ratio[ratios[index]!]!;
    edges.push(Math.round(passed * perRatio) + gapPx * (index - from + 1));
  }
  return edges;
}

/** The photo of a row whose middle is nearest to `x`. */
export function nearestIn(layout: RowLayout, ratios: Uint8Array, row: number, x: number): number {
  const edges = rowEdges(layout, ratios, row);
  let best = 0;
  for (let i = 1; i < edges.length - 1; i++) {
    if (Math.abs(middleOf(edges, i, layout.gapPx) - x) < Math.abs(middleOf(edges, best, layout.gapPx) - x)) best = i;
  }
  return layout.first[row]! + best;
}

export function middleOf(edges: readonly number[], at: number, gapPx: number): number {
  return (edges[at]! + edges[at + 1]! - gapPx) / 2;
}
