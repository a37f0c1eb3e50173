/** What of the grid is in the document: the rows in view and near it, their photos, and their pictures. */
import type { ReadonlySignal } from '@preact/signals';
import type { Selection } from '../selection/selection.ts';
import type { Photo } from '../sources/photo.ts';
import type { PhotoSource, Shape } from '../sources/photoSource.ts';
import { topRow } from './anchor.ts';
import type { RowLayout } from './layoutRows.ts';
import { LATE_MS, pictures, type Range } from './pictures.ts';
import { rowAt, rowOf } from './rowAt.ts';
import type { Scrolling } from './scrolling.ts';
import { type ShownRows, shownRows } from './shownRows.ts';
import { type TabStop, tabStop } from './tabStop.ts';
import { createTile, type Tile } from './tile.ts';

export interface GridWindow {
  readonly shown: ShownRows;
  readonly stop: TabStop;
  /** Rows of which something is seen. */
  seen(): Range;
  /** The view has moved. */
  render(): void;
  /** All is laid out anew. A photo that stays keeps its tile, and the keyboard its photo; `nowAt` is where it is now. */
  renew(
    layout: RowLayout,
    ratios: Shape['ratios'],
    nowAt: (id: string | undefined, index: number) => number | undefined,
  ): void;
  /** Photos of [from, to) are others. */
  refresh(from: number, to: number): void;
  /** Something is selected, or leaving. */
  mark(): void;
  /** Pictures can be had, or had again. */
  bringAgain(): void;
}

export interface GridWindowOptions {
  host: HTMLElement;
  source: PhotoSource;
  selection: Selection;
  leaving: ReadonlySignal<ReadonlySet<string>>;
  layout: ReadonlySignal<RowLayout>;
  scroll: Scrolling;
  names: boolean;
  dayText(dayNo: number): string;
  hrefOf(photo: Photo): string;
}

/** In views: what is ready above and below of what is seen. */
const OVERSCAN = 0.75;
/** Pixels a millisecond, above which nobody sees a picture. */
const TOO_FAST = 2.5;

export function gridWindow(options: GridWindowOptions): GridWindow {
  const { host, source, selection, leaving, layout, scroll, names, dayText, hrefOf } = options;
  const thumbs = pictures(source);
  const shown = shownRows({
    host,
    dayText,
    createTile: () => createTile({ hrefOf, names, onPicture: arrived, onError: failed }),
    fill,
  });
  const stop = tabStop(shown);
  let blurring: ReturnType<typeof setTimeout> | undefined;
  /** Rows that are shown because they are in view, or near it. */
  let near: Range = { from: 0, to: 0 };

  function fill(tile: Tile, index: number): void {
    tile.show(index, source.at(index), source.tint?.(index));
    mark(tile);
    tile.link.tabIndex = index === stop.index() ? 0 : -1;
  }

  function mark(tile: Tile): void {
    const id = tile.photo?.id;
    tile.mark(id !== undefined && selection.ids.peek().has(id), id !== undefined && leaving.peek().has(id));
    tile.offer(selection.active.peek() || tile.cell.matches(':hover'));
  }

  function eachTile(work: (tile: Tile) => void): void {
    for (const { tiles } of shown.rows()) tiles.forEach(work);
  }

  const seen = (): Range => {
    const now = layout.peek();
    if (now.rows === 0) return { from: 0, to: 0 };
    const top = scroll.top.peek();
    return { from: topRow(now, top), to: rowAt(now, top + scroll.viewPx.peek()) + 1 };
  };

  function render(): void {
    const now = layout.peek();
    if (now.rows > 0) {
      const top = scroll.top.peek();
      const view = scroll.viewPx.peek();
      near = { from: rowAt(now, top - OVERSCAN * view), to: rowAt(now, top + (1 + OVERSCAN) * view) + 1 };
      const hasFocus = host.contains(document.activeElement);
      shown.show(near.from, near.to, hasFocus ? rowOf(now, stop.index()) : undefined, scroll.originPx());
      if (!hasFocus && !shown.tileAt(stop.index())) stop.set(now.first[seen().from]!);
    }
    bring();
  }

  function bring(): void {
    const { first, rows } = layout.peek();
    const speed = scroll.speed.peek();
    if (speed <= TOO_FAST) source.ensure(first[near.from]!, rows === 0 ? 1 : first[near.to]!);
    thumbs.bring(shown.rows(), seen(), speed > TOO_FAST);
    if (speed === 0 && blurring === undefined) blurring = setTimeout(blur, LATE_MS);
  }

  function arrived(tile: Tile): void {
    thumbs.arrived(tile);
    bring();
  }

  function failed(tile: Tile): void {
    thumbs.failed(tile);
    bring();
  }

  function blur(): void {
    blurring = undefined;
    if (scroll.speed.peek() === 0) void thumbs.blur(shown.rows(), seen());
  }

  return {
    shown,
    stop,
    seen,
    render,
    renew(next, ratios, nowAt) {
      const last = Math.max(0, ratios.length - 1);
      const stopAt = nowAt(stop.id(), stop.index()) ?? stop.index();
      shown.renew(next, ratios, ({ photo, index }) => nowAt(photo?.id, index));
      stop.follow(Math.min(last, stopAt));
      near = { from: 0, to: 0 };
    },
    refresh(from, to) {
      eachTile((tile) => {
        if (tile.index >= from && tile.index < to) fill(tile, tile.index);
      });
      bring();
    },
    mark: () => eachTile(mark),
    bringAgain() {
      eachTile(thumbs.again);
      bring();
    },
  };
}
