/** Lays a grid out anew, where what is looked at stays where it is on screen. */
import { batch, type Signal } from '@preact/signals';
import type { PhotoSource, Shape } from '../sources/photoSource.ts';
import { type Anchor, anchorOf, anchorRow, topAmongOthers, topAtOtherSize } from './anchor.ts';
import { measures } from './density.ts';
import type { GridWindow } from './gridWindow.ts';
import { layoutRows, type RowLayout } from './layoutRows.ts';
import type { Scrolling } from './scrolling.ts';

export interface Relayout {
  /** `size`: the same photos in a view or in rows of another size; `shape`: the photos are others. */
  again(why: 'size' | 'shape'): void;
  /** The view may have another size. */
  resized(): void;
  /** What of this photo is at this y of the window stays there through the next change of the rows' height. */
  hold(index: number, clientY: number): void;
  /** Somebody went elsewhere: what is looked at is something else now. */
  letGo(): void;
}

export interface RelayoutOptions extends LayoutNow {
  scroller: HTMLElement;
  source: PhotoSource;
  layout: Signal<RowLayout>;
  scroll: Scrolling;
  view: GridWindow;
}

export function relayout(options: RelayoutOptions): Relayout {
  const { scroller, host, source, layout, scroll, view } = options;
  let anchor: Anchor | undefined;
  let widthPx = host.clientWidth;

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

  function again(why: 'size' | 'shape'): void {
    if (host.clientWidth === 0) return;
    widthPx = host.clientWidth;
    // Through several sizes it is the same one, so that the first size again is where one was.
    if (why === 'shape') anchor = undefined;
    anchor ??= anchorNow();
    const hadFocus = host.contains(document.activeElement);
    const shape = source.shape();
    const next = layoutNow(shape, options);
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

  return {
    again,
    resized() {
      if (host.clientWidth !== widthPx) {
        again('size');
        return;
      }
      scroll.fit(layout.peek().totalPx);
      view.render();
    },
    hold(index, clientY) {
      const point = clientY - scroller.getBoundingClientRect().top;
      anchor = { ...anchorOf(layout.peek(), scroll.top.peek(), index, point), id: source.at(index)?.id };
    },
    letGo() {
      anchor = undefined;
    },
  };
}

interface LayoutNow {
  host: HTMLElement;
  headers: boolean;
  names: boolean;
}

/** As wide as the grid is, in rows as high as they were chosen. */
export function layoutNow(shape: Shape, { host, headers, names }: LayoutNow): RowLayout {
  const captionPx = captionPxOf(names);
  return layoutRows(shape, { ...measures.peek(), widthPx: host.clientWidth, headers, captionPx });
}

const CAPTION_PX = 24;

/** Of the name under a tile. */
export function captionPxOf(names: boolean): number {
  return names ? CAPTION_PX : 0;
}
