/** Where each month begins in a layout: what the scrubber is made of, and what it steps along. */
import type { RowLayout } from '../grid/layoutRows.ts';
import { rowOf } from '../grid/rowAt.ts';
import type { MonthPlace } from '../sources/timeline.ts';

export interface Milestone extends MonthPlace {
  /** Of its first header, in layout pixels. */
  topPx: number;
}

/** `headerPx`: of the header above a day's first row. */
export function milestonesOf(months: readonly MonthPlace[], layout: RowLayout, headerPx: number): Milestone[] {
  return months.map((month) => ({ ...month, topPx: (layout.top[rowOf(layout, month.from)] ?? 0) - headerPx }));
}

/** The month that lies at `topPx`; nothing where there are no months. */
export function milestoneAt(milestones: readonly Milestone[], topPx: number): Milestone | undefined {
  return milestones.findLast((milestone) => milestone.topPx <= topPx + NEAR_PX) ?? milestones[0];
}

/** Where a key leads from `topPx`: the next beginning of a month or year in that direction, as a word's in a text. */
export function stepFrom(
  milestones: readonly Milestone[],
  topPx: number,
  { by, to }: { by: 'month' | 'year'; to: 'newer' | 'older' },
): number {
  const stops =
    by === 'month' ? milestones : milestones.filter((each, i) => yearOf(each) !== yearOf(milestones[i - 1]));
  return to === 'older'
    ? (stops.find((stop) => stop.topPx > topPx + NEAR_PX)?.topPx ?? Number.POSITIVE_INFINITY)
    : (stops.findLast((stop) => stop.topPx < topPx - NEAR_PX)?.topPx ?? 0);
}

/** `2019`; what has no date is a year of its own. */
export function yearOf(milestone: Milestone | undefined): string | undefined {
  return milestone?.key.slice(0, 4);
}

/** Browsers round where one has scrolled to. */
const NEAR_PX = 1;
