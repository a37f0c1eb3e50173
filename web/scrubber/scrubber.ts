/** All of the timeline in one strip beside it: shows where one is, and leads anywhere at once. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { countText } from '../../core/amounts.ts';
import { measures } from '../grid/density.ts';
import type { PhotoGrid } from '../grid/photoGrid.ts';
import type { MonthPlace } from '../sources/timeline.ts';
import { monthText } from '../words/monthText.ts';
import { awakeOnScroll } from './awakeOnScroll.ts';
import { drawScale } from './drawScale.ts';
import { milestoneAt, milestonesOf, stepFrom } from './milestones.ts';
import { scrubberPointer } from './scrubberPointer.ts';
import { labelAt, ticksOf } from './ticks.ts';

export interface ScrubberOptions {
  /** An empty element beside the grid, as high as what is seen of it; becomes a slider. */
  host: HTMLElement;
  grid: PhotoGrid;
  months: ReadonlySignal<readonly MonthPlace[]>;
}

export interface Scrubber {
  readonly dragging: ReadonlySignal<boolean>;
  destroy(): void;
}

const LINE_PX = 40;
const KEYS: Record<string, Parameters<typeof stepFrom>[2]> = {
  ArrowUp: { by: 'month', to: 'newer' },
  ArrowDown: { by: 'month', to: 'older' },
  PageUp: { by: 'year', to: 'newer' },
  PageDown: { by: 'year', to: 'older' },
};

export function createScrubber({ host, grid: { scroll, layout }, months }: ScrubberOptions): Scrubber {
  const track = append(host, 'track');
  const scale = append(track, 'scale');
  const handle = append(track, 'handle');
  const bubble = append(track, 'bubble');
  const dragging = signal(false);
  /** Where on the track the pointer is. */
  const pointed = signal<number | undefined>(undefined);
  const milestones = computed(() => milestonesOf(months.value, layout.value, measures.value.headerPx));
  const trackPx = computed(() => (scroll.viewPx.value > 0 ? track.clientHeight : 0));
  const ticks = computed(() => ticksOf(milestones.value, layout.value.totalPx, trackPx.value));
  const isEnd = () => scroll.top.value >= layout.value.totalPx - scroll.viewPx.value - 1;
  /** At the end the last one, though it may never come to the top. */
  const current = computed(() => (isEnd() ? milestones.value.at(-1) : milestoneAt(milestones.value, scroll.top.value)));

  const topOf = (px: number) => Math.min(1, Math.max(0, px / trackPx.value)) * layout.value.totalPx;
  const meantBy = (px: number) => (dragging.value ? undefined : labelAt(ticks.value, px)?.topPx) ?? topOf(px);

  const ends = [
    effect(() => {
      drawScale(scale, ticks.value);
    }),
    effect(() => {
      const { totalPx } = layout.value;
      const perPx = totalPx > 0 ? trackPx.value / totalPx : 0;
      handle.style.transform = `translateY(${scroll.top.value * perPx}px)`;
      handle.style.height = `${scroll.viewPx.value * perPx}px`;
      host.classList.toggle('needless', totalPx <= scroll.viewPx.value);
    }),
    effect(() => {
      const { length } = milestones.value;
      const month = current.value;
      host.ariaValueMax = String(Math.max(0, length - 1));
      // Upwards is later, and more.
      host.ariaValueNow = String(month ? length - 1 - milestones.value.indexOf(month) : 0);
      host.ariaValueText = month ? `${monthText(month.key)}, ${countText(month.count, 'photo')}` : '';
    }),
    effect(() => {
      const px = pointed.value;
      const month = px === undefined ? undefined : milestoneAt(milestones.value, meantBy(px));
      bubble.hidden = !month;
      if (px === undefined || !month) return;
      bubble.textContent = monthText(month.key);
      bubble.style.transform = `translateY(${Math.min(trackPx.value, Math.max(0, px))}px)`;
    }),
    effect(() => {
      host.classList.toggle('dragging', dragging.value);
    }),
    awakeOnScroll(host, scroll.top),
    scrubberPointer({
      ...{ host, track, handle, dragging, pointed },
      handlePx: () => (scroll.top.peek() / layout.peek().totalPx) * trackPx.peek(),
      go: (px) => scroll.to(meantBy(px)),
    }),
  ];

  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = KEYS[event.key];
    if (step) scroll.to(stepFrom(milestones.value, scroll.top.value, step));
    else if (event.key === 'Home') scroll.to(0);
    else if (event.key === 'End') scroll.to(layout.value.totalPx);
    else return;
    // The grid has the same keys.
    event.preventDefault();
    event.stopPropagation();
  };
  const wheel = (event: WheelEvent) => {
    if (event.ctrlKey) return;
    scroll.to(scroll.top.value + event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PX));
  };

  host.setAttribute('role', 'slider');
  host.tabIndex = 0;
  host.ariaLabel = 'Date';
  host.ariaOrientation = 'vertical';
  host.ariaValueMin = '0';
  const listening = new AbortController();
  const on = { signal: listening.signal };
  host.addEventListener('keydown', key, on);
  host.addEventListener('wheel', wheel, { ...on, passive: true });

  return {
    dragging,
    destroy() {
      listening.abort();
      for (const end of ends) end();
      host.replaceChildren();
    },
  };
}

function append(parent: HTMLElement, part: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `scrubber-${part}`;
  parent.append(element);
  return element;
}
