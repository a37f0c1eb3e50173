/** A list of photos on screen: only what is seen is in the document, and nothing of it ever jumps. */
import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Selection } from '../selection/selection.ts';
import type { Photo } from '../sources/photo.ts';
import type { PhotoSource } from '../sources/photoSource.ts';
import { reached } from '../talk/api.ts';
import { session } from '../talk/session.ts';
import { type Anchor, anchorOf, anchorRow, topAmongOthers, topAtOtherSize } from './anchor.ts';
import { measures } from './density.ts';
import { gridKeys } from './gridKeys.ts';
import { isFirstOfDay } from './gridRow.ts';
import { gridWindow } from './gridWindow.ts';
import { layoutRows, type RowLayout } from './layoutRows.ts';
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

const CAPTION_PX = 24;

export function photoGrid(options: PhotoGridOptions): PhotoGrid {
  const { scroller, above, host, source, selection, label, headers, names, leaving } = options;
  const layout = signal(layoutRows({ ratios: new Uint8Array(), days: [] }, layoutOptions()));
  let anchor: Anchor | undefined;
  let widthPx = host.clientWidth;

  const scroll = scrolling({
    scroller,
    host,
    onMove(byHand) {
      if (byHand) anchor = undefined;
      view.render();
    },
  });
  /** Of pictures: none can be had before somebody is signed in, or while nobody answers. */
  const credential = computed(() => (reached.value ? session.value?.media?.query : undefined));
  const view = gridWindow({ ...options, layout, scroll });

  function layoutOptions() {
    return { ...measures.peek(), widthPx: host.clientWidth, headers, captionPx: names ? CAPTION_PX : 0 };
  }

  /** The first photo on screen that is known and still in the list; the source may be another one already. */
  function anchorNow(): Anchor | undefined {
    const now = layout.peek();
    const top = scroll.top.peek();
    if (now.rows === 0 || top <= 0) return undefined;
    const from = anchorRow(now, top, scroll.viewPx.peek());
    for (const { row, tiles } of view.shown.rows()) {
      for (const { index, photo } of row < from ? [] : tiles) {
        if (photo && source.indexOf(photo.id) !== undefined) return { ...anchorOf(now, top, index), id: photo.id };
      }
    }
    return anchorOf(now, top, now.first[from]!);
  }

  function relayout(why: 'size' | 'shape'): void {
    if (host.clientWidth === 0) return;
    widthPx = host.clientWidth;
    // Through several sizes it is the same one, so that the first size again is where one was.
    if (why === 'shape') anchor = undefined;
    anchor ??= anchorNow();
    const hadFocus = host.contains(document.activeElement);
    const shape = source.shape();
    const next = layoutRows(shape, layoutOptions());
    // What has not been read is no photo that could be found again.
    const nowAt = (id: string | undefined, index: number) =>
      why === 'size' ? index : id === undefined ? undefined : source.indexOf(id);
    view.renew(next, shape.ratios, nowAt);
    if (anchor) {
      const index = nowAt(anchor.id, anchor.index) ?? anchor.index;
      anchor = { ...anchor, index: Math.max(0, Math.min(shape.ratios.length - 1, index)) };
    }
    batch(() => {
      layout.value = next;
      host.style.setProperty('--tile-gap', `${next.gapPx}px`);
      host.style.setProperty('--day-px', `${measures.peek().headerPx}px`);
      // A list that is read page by page may have any number of rows more.
      host.ariaRowCount = String(source.ended() ? next.rows : -1);
      const stays = why === 'shape' ? topAmongOthers : topAtOtherSize;
      scroll.fit(next.totalPx, anchor && next.rows > 0 ? stays(next, anchor) : undefined);
      view.render();
    });
    if (hadFocus) view.shown.tileAt(view.stop.index())?.link.focus({ preventScroll: true });
  }

  function reveal(index: number, { at = 'nearest', focus = false } = {}): void {
    const now = layout.peek();
    if (now.rows === 0) return;
    const row = rowOf(now, index);
    const headerPx = isFirstOfDay(now, row) ? measures.peek().headerPx : 0;
    // What lies over the top of the view.
    const coveredPx = Number.parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
    const upper = now.top[row]! - Math.max(headerPx, coveredPx);
    const lower = now.top[row]! + now.height[row]! + (names ? CAPTION_PX : 0) + now.gapPx - scroll.viewPx.peek();
    if (at === 'top' || scroll.top.peek() > upper) scrollTo(upper);
    else if (scroll.top.peek() < lower) scrollTo(lower);
    if (!focus) return;
    view.stop.set(index);
    view.shown.tileAt(index)?.link.focus({ preventScroll: true });
  }

  function scrollTo(topPx: number): void {
    anchor = undefined;
    scroll.to(topPx);
  }

  host.role = 'grid';
  host.ariaLabel = label;
  host.ariaMultiSelectable = 'true';
  const ends = [
    gridKeys({ source, selection, layout, scroll, stop: view.stop, reveal }),
    effect(() => {
      measures.value;
      untracked(() => relayout('size'));
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
      if (change.kind === 'shape') relayout('shape');
      if (change.kind === 'photos') view.refresh(change.from, change.to);
    }),
  ];
  const resizes = new ResizeObserver(() => {
    if (host.clientWidth !== widthPx) {
      relayout('size');
      return;
    }
    scroll.fit(layout.peek().totalPx);
    view.render();
  });
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
    hold(index, clientY) {
      const point = clientY - scroller.getBoundingClientRect().top;
      anchor = { ...anchorOf(layout.peek(), scroll.top.peek(), index, point), id: source.at(index)?.id };
    },
    destroy() {
      for (const end of ends) end();
      resizes.disconnect();
      scroll.destroy();
      host.replaceChildren();
    },
  };
}
