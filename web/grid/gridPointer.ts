/** The grid by mouse and finger: what a click, a hovering mouse and a long press do to tiles and days. */
import type { ReadonlySignal } from '@preact/signals';
import type { Selection } from '../selection/selection.ts';
import type { RowLayout } from './layoutRows.ts';
import type { ShownRows } from './shownRows.ts';
import type { TabStop } from './tabStop.ts';
import type { Tile } from './tile.ts';

export interface GridPointerOptions {
  host: HTMLElement;
  selection: Selection;
  layout: ReadonlySignal<RowLayout>;
  shown: ShownRows;
  stop: TabStop;
}

const LONG_PRESS_MS = 450;
/** A finger that moves farther scrolls. */
const STILL_PX = 10;

/** Gives the end of it. */
export function gridPointer({ host, selection, layout, shown, stop }: GridPointerOptions): () => void {
  const listening = new AbortController();
  const on = <Name extends keyof HTMLElementEventMap>(name: Name, hear: (event: HTMLElementEventMap[Name]) => void) =>
    host.addEventListener(name, hear, { signal: listening.signal });
  const tileOf = (target: EventTarget | null): Tile | undefined => {
    const cell = target instanceof Element ? target.closest('.tile') : null;
    if (!cell) return undefined;
    for (const { tiles } of shown.rows()) for (const tile of tiles) if (tile.cell === cell) return tile;
    return undefined;
  };
  const toggle = ({ photo, index }: Tile) => {
    if (photo) selection.toggle(photo.id, index);
  };

  on('click', (event) => {
    const target = event.target as Element;
    const day = target.closest<HTMLElement>('.day-button')?.parentElement?.dataset.day;
    if (day !== undefined) {
      const from = photosBefore(layout.peek(), Number(day));
      void selection.toggleRange(from, from + layout.peek().days[Number(day)]!.photos);
      return;
    }
    const tile = tileOf(target);
    if (!tile) return;
    // A link is one by the keyboard, and with Ctrl beside this page, whatever is selected.
    const isLink = event.detail === 0 || event.ctrlKey || event.metaKey || !(event.shiftKey || selection.active.peek());
    if (isLink && !target.closest('.pick')) return;
    event.preventDefault();
    if (event.shiftKey && selection.count.peek() > 0) void selection.extendTo(tile.index);
    else toggle(tile);
  });

  on('focusin', ({ target }) => {
    const tile = tileOf(target);
    if (tile) stop.set(tile.index);
  });
  on('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'mouse') tileOf(target)?.offer(true);
  });
  on('pointerout', ({ target, relatedTarget, pointerType }) => {
    const tile = tileOf(target);
    if (pointerType !== 'mouse' || !tile || tile.cell.contains(relatedTarget as Node | null)) return;
    tile.offer(selection.active.peek());
  });

  let press: { timer: ReturnType<typeof setTimeout>; x: number; y: number } | undefined;
  let pressed = false;
  const letGo = () => {
    clearTimeout(press?.timer);
    press = undefined;
  };
  on('pointerdown', ({ target, pointerType, isPrimary, clientX: x, clientY: y }) => {
    letGo();
    pressed = false;
    if (pointerType === 'mouse' || !isPrimary) return;
    const timer = setTimeout(() => {
      const tile = tileOf(target);
      if (!tile) return;
      pressed = true;
      toggle(tile);
      navigator.vibrate?.(10);
    }, LONG_PRESS_MS);
    press = { timer, x, y };
  });
  on('pointermove', ({ clientX, clientY }) => {
    if (press && Math.hypot(clientX - press.x, clientY - press.y) > STILL_PX) letGo();
  });
  for (const name of ['pointerup', 'pointercancel'] as const) on(name, letGo);
  // A long press has selected: neither its menu nor its click is meant.
  on('contextmenu', (event) => {
    if (pressed || press) event.preventDefault();
  });
  host.addEventListener(
    'click',
    (event) => {
      if (!pressed) return;
      pressed = false;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal: listening.signal, capture: true },
  );

  return () => {
    letGo();
    listening.abort();
  };
}

function photosBefore({ days }: RowLayout, day: number): number {
  let photos = 0;
  for (let i = 0; i < day; i++) photos += days[i]!.photos;
  return photos;
}
