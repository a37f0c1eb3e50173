/** The scrubber under a mouse or a thumb: pressing and dragging both go to where one points. */
import type { Signal } from '@preact/signals';

export interface ScrubberPointerOptions {
  host: HTMLElement;
  track: HTMLElement;
  handle: HTMLElement;
  /** Pressed and moved. */
  dragging: Signal<boolean>;
  /** Where on the track one points, in pixels; nothing where one does not. */
  pointed: Signal<number | undefined>;
  /** Where the handle is. */
  handlePx(): number;
  go(px: number): void;
}

/** A hand that presses trembles. */
const STILL_PX = 4;

/** Gives the end of it. */
export function scrubberPointer(options: ScrubberPointerOptions): () => void {
  const { host, track, handle, dragging, pointed, handlePx, go } = options;
  /** Where it was pressed, as long as it is. */
  let pressedPx: number | undefined;
  /** From the pointer to what it holds. */
  let heldPx = 0;
  const pxOf = (event: PointerEvent) => event.clientY - track.getBoundingClientRect().top;

  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    host.setPointerCapture(event.pointerId);
    pressedPx = pxOf(event);
    // A thumb covers the handle, which stays under it; on the strip itself one goes where one points.
    const holds = event.pointerType !== 'mouse' && event.target === handle;
    heldPx = holds ? handlePx() - pressedPx : 0;
    pointed.value = pressedPx + heldPx;
    if (holds) dragging.value = true;
    else go(pressedPx);
  };
  const move = (event: PointerEvent) => {
    const px = pxOf(event);
    if (pressedPx === undefined) {
      if (event.pointerType === 'mouse') pointed.value = px;
    } else if (dragging.peek() || Math.abs(px - pressedPx) >= STILL_PX) {
      dragging.value = true;
      pointed.value = px + heldPx;
      go(px + heldPx);
    }
  };
  const release = (event: PointerEvent) => {
    pressedPx = undefined;
    dragging.value = false;
    if (event.pointerType !== 'mouse') pointed.value = undefined;
  };
  const leave = () => {
    if (pressedPx === undefined) pointed.value = undefined;
  };

  const listening = new AbortController();
  const on = { signal: listening.signal };
  host.addEventListener('pointerdown', press, on);
  host.addEventListener('pointermove', move, on);
  host.addEventListener('pointerup', release, on);
  host.addEventListener('pointercancel', release, on);
  host.addEventListener('pointerleave', leave, on);
  return () => listening.abort();
}
