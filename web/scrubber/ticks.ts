/** What is drawn along the scrubber: years in words where there is room, months as dots. */
import { UNDATED } from '../../core/month.ts';
import { type Milestone, yearOf } from './milestones.ts';

export interface Tick {
  /** Of its centre, from the top of the track. */
  px: number;
  /** Where it leads, in layout pixels. */
  topPx: number;
  /** A dot without. */
  label?: string;
}

export const LABELS_APART_PX = 18;
export const DOTS_APART_PX = 8;
/** Half a label's height, and air. */
export const DOT_FROM_LABEL_PX = 12;
const HALF_LABEL_PX = 8;

/** From top to bottom. `heightPx` stands for the layout's `totalPx`. */
export function ticksOf(milestones: readonly Milestone[], totalPx: number, heightPx: number): Tick[] {
  const places = milestones.map(({ topPx }) => (topPx / totalPx) * heightPx);
  const labels: Tick[] = [];
  milestones.forEach((milestone, i) => {
    if (yearOf(milestone) === yearOf(milestones[i - 1])) return;
    const px = places[i]!;
    if (px - (labels.at(-1)?.px ?? Number.NEGATIVE_INFINITY) < LABELS_APART_PX) return;
    const label = milestone.key === UNDATED ? 'No date' : milestone.key.slice(0, 4);
    labels.push({ px, topPx: milestone.topPx, label });
  });
  const dots: Tick[] = [];
  let next = 0;
  milestones.forEach(({ topPx }, i) => {
    const px = places[i]!;
    while (next < labels.length && labels[next]!.px < px) next += 1;
    const fromLabels = Math.min(apart(labels[next - 1], px), apart(labels[next], px));
    if (fromLabels >= DOT_FROM_LABEL_PX && apart(dots.at(-1), px) >= DOTS_APART_PX) dots.push({ px, topPx });
  });
  return [...labels, ...dots].sort((a, b) => a.px - b.px);
}

/** The label at `px`: who points at a year means its beginning, not what its upper half lies over. */
export function labelAt(ticks: readonly Tick[], px: number): Tick | undefined {
  return ticks.find((tick) => tick.label !== undefined && apart(tick, px) <= HALF_LABEL_PX);
}

function apart(tick: Tick | undefined, px: number): number {
  return tick === undefined ? Number.POSITIVE_INFINITY : Math.abs(tick.px - px);
}
