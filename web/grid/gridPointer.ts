/** The grid by mouse and finger: what a click, a hovering mouse and a long press do to tiles and days. */

import type { Early } from './early.ts';
import type { RowLayout } from './layoutRows.ts';
import type { PhotoGrid } from './photoGrid.ts';
import type { Tile } from './tile.ts';
import { tileOf } from './tileOf.ts';

type Touched = Pick<PhotoGrid, 'selection' | 'layout' | 'shown' | 'stop'>;

const LONG_PRESS_MS = 450;
/** A finger that moves farther scrolls. */
const STILL_PX = 10;

/** Gives the end of it. */
export function gridPointer(host: HTMLElement, { selection, layout, shown, stop }: Touched, early: Early): () => void {
  const listening = new AbortController();
  const on = <Name extends keyof HTMLElementEventMap>(name: Name, hear: (event: HTMLElementEventMap[Name]) => void) =>
    host.addEventListener(name, hear, { signal: listening.signal });
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
    const tile = tileOf(shown, target);
    if (!tile) return;
    // A link is one by the keyboard, and with Ctrl beside this page, whatever is selected.
    const isLink = event.detail === 0 || event.ctrlKey || event.metaKey || !(event.shiftKey || selection.active.peek());
    if (isLink && !target.closest('.pick')) return;
    event.preventDefault();
    if (event.shiftKey && selection.count.peek() > 0) void selection.extendTo(tile.index);
    else toggle(tile);
  });

  on('focusin', ({ target }) => {
    const tile = tileOf(shown, target);
    if (tile) stop.set(tile.index);
  });
  on('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'mouse') tileOf(shown, target)?.offer(true);
  });
  // It may have come before we listened; a finger hovers over nothing.
  if (matchMedia('(hover: hover)').matches) tileOf(shown, host.querySelector('.tile:hover'))?.offer(true);
  on('pointerout', ({ target, relatedTarget, pointerType }) => {
    const tile = tileOf(shown, target);
    if (pointerType !== 'mouse' || !tile || tile.cell.contains(relatedTarget as Node | null)) return;
    tile.offer(selection.active.peek());
  });

  let press: { timer: ReturnType<typeof setTimeout>; x: number; y: number } | undefined;
  let pressed = false;
  const letGo = () => {
    clearTimeout(press?.timer);
    press = undefined;
  };
  const begin = ({ target, pointerType, isPrimary, clientX: x, clientY: y }: PointerEvent) => {
    letGo();
    pressed = false;
    if (pointerType === 'mouse' || !isPrimary) return;
    const timer = setTimeout(() => {
      const tile = tileOf(shown, target);
      if (!tile) return;
      pressed = true;
      toggle(tile);
      navigator.vibrate?.(10);
    }, LONG_PRESS_MS);
    press = { timer, x, y };
  };
  // A finger that has been let go, or scrolls, has let go of what it touched.
  const held = early.press;
  if (held && (held.target as Element).hasPointerCapture(held.pointerId)) begin(held);
  on('pointerdown', begin);
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
