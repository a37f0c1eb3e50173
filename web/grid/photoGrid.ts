/** A list of photos on screen: only what is seen is in the document, and nothing of it ever jumps. */
import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Selection } from '../selection/selection.ts';
import type { Photo } from '../sources/photo.ts';
import type { PhotoSource } from '../sources/photoSource.ts';
import { reached } from '../talk/api.ts';
import { session } from '../talk/session.ts';
import { measures } from './density.ts';
import { isFirstOfDay } from './gridRow.ts';
import { gridWindow } from './gridWindow.ts';
import type { RowLayout } from './layoutRows.ts';
import { captionPxOf, layoutNow, relayout } from './relayout.ts';
import { rowOf } from './rowAt.ts';
import { scrolling } from './scrolling.ts';
import type { ShownRows } from './shownRows.ts';
import type { TabStop } from './tabStop.ts';

export interface PhotoGridOptions {
  /** Scrolls, and has room for whatever else scrolls with the grid above it. */
  scroller: HTMLElement;
  /** What scrolls with the grid, above it. */
  above: HTMLElement;
  /** An empty element in the scroller, which the grid fills and sizes. */
  host: HTMLElement;
  source: PhotoSource;
  selection: Selection;
  /** What the grid is called by a screen reader. */
  label: string;
  /** Days have headers with their date and count. */
  headers: boolean;
  /** Names of files under their tiles, as folders show them. */
  names: boolean;
  /** What the header of a day says. */
  dayText(dayNo: number): string;
  hrefOf(photo: Photo): string;
  /** Seen as going: trashed a moment ago, and still in what is published. */
  leaving: ReadonlySignal<ReadonlySet<string>>;
}

export interface PhotoGrid {
  /** In layout pixels, from the top of the grid, whatever height the browser allows the document. */
  scroll: {
    /** Less than nothing while what is above the grid is seen. */
    readonly top: ReadonlySignal<number>;
    readonly viewPx: ReadonlySignal<number>;
    to(topPx: number): void;
    /** Pixels a millisecond; 0 at rest. */
    readonly speed: ReadonlySignal<number>;
  };
  readonly layout: ReadonlySignal<RowLayout>;
  readonly selection: Selection;
  /** What of it is in the document. */
  readonly shown: ShownRows;
  readonly stop: TabStop;
  /** Photos on screen, [from, to). */
  range(): { from: number; to: number };
  /** Brings a photo into view, `top` at the top of it; with `focus` the keyboard goes there too. */
  reveal(index: number, options?: { at?: 'top' | 'nearest'; focus?: boolean }): void;
  /** Where a photo is on screen, for the viewer to grow out of; nothing where it is not. */
  boxOf(index: number): DOMRect | undefined;
  /** What of this photo is at this y of the window stays there through the next change of the rows' height. */
  hold(index: number, clientY: number): void;
  destroy(): void;
}

export function photoGrid(options: PhotoGridOptions): PhotoGrid {
  const { scroller, above, host, source, selection, label, names, leaving } = options;
  const layout = signal(layoutNow({ ratios: new Uint8Array(), days: [] }, options));
  const scroll = scrolling({
    scroller,
    host,
    onMove(byHand) {
      if (byHand) place.letGo();
      view.render();
    },
  });
  /** Of pictures: none can be had before somebody is signed in, or while nobody answers. */
  const credential = computed(() => (reached.value ? session.value?.media?.query : undefined));
  const view = gridWindow({ ...options, layout, scroll });
  const place = relayout({ ...options, layout, scroll, view });

  function reveal(index: number, { at = 'nearest', focus = false } = {}): void {
    const now = layout.peek();
    if (now.rows === 0) return;
    const row = rowOf(now, index);
    const headerPx = isFirstOfDay(now, row) ? measures.peek().headerPx : 0;
    // What lies over the top of the view.
    const coveredPx = Number.parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
    const upper = now.top[row]! - Math.max(headerPx, coveredPx);
    const lower = now.top[row]! + now.height[row]! + captionPxOf(names) + now.gapPx - scroll.viewPx.peek();
    if (at === 'top' || scroll.top.peek() > upper) scrollTo(upper);
    else if (scroll.top.peek() < lower) scrollTo(lower);
    if (!focus) return;
    view.stop.set(index);
    view.shown.tileAt(index)?.link.focus({ preventScroll: true });
  }

  function scrollTo(topPx: number): void {
    place.letGo();
    scroll.to(topPx);
  }

  host.role = 'grid';
  host.ariaLabel = label;
  host.ariaMultiSelectable = 'true';
  const ends = [
    effect(() => {
      measures.value;
      untracked(() => place.again('size'));
    }),
    effect(() => {
      selection.ids.value;
      selection.active.value;
      leaving.value;
      view.mark();
    }),
    effect(() => {
      if (credential.value !== undefined) untracked(view.bringAgain);
    }),
    source.subscribe((change) => {
      if (change.kind === 'shape') place.again('shape');
      if (change.kind === 'photos') view.refresh(change.from, change.to);
    }),
  ];
  const resizes = new ResizeObserver(place.resized);
  for (const element of [scroller, above]) resizes.observe(element);

  return {
    scroll: { top: scroll.top, viewPx: scroll.viewPx, speed: scroll.speed, to: scrollTo },
    layout,
    selection,
    shown: view.shown,
    stop: view.stop,
    range() {
      const { from, to } = view.seen();
      return { from: layout.peek().first[from]!, to: layout.peek().first[to]! };
    },
    reveal,
    boxOf(index) {
      const { from, to } = view.seen();
      const row = rowOf(layout.peek(), index);
      return row < from || row >= to ? undefined : view.shown.tileAt(index)?.link.getBoundingClientRect();
    },
    hold: place.hold,
    destroy() {
      for (const end of ends) end();
      resizes.disconnect();
      scroll.destroy();
      host.replaceChildren();
    },
  };
}
