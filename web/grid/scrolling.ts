/** Scrolls the grid: says in pixels of its layout where it is and how fast it moves, whatever the document's height. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type ScrollSpace, scrollCapPx, scrollSpace } from './scrollSpace.ts';

export interface Scrolling {
  /** In pixels of the layout; less than nothing while what is above the grid is seen. */
  readonly top: ReadonlySignal<number>;
  readonly viewPx: ReadonlySignal<number>;
  /** Pixels a millisecond; 0 at rest. */
  readonly speed: ReadonlySignal<number>;
  /** To be added to a row's top to know where it lies in the grid's element. */
  originPx(): number;
  to(topPx: number): void;
  /** The layout, the view or what is above the grid has another size. Without `topPx` the place in the layout stays. */
  fit(layoutPx: number, topPx?: number): void;
  destroy(): void;
}

export interface ScrollingOptions {
  scroller: HTMLElement;
  host: HTMLElement;
  /** It has moved, or is at rest again. `byHand`: somebody scrolled, not we. */
  onMove(byHand: boolean): void;
}

/** After so long without movement it rests. */
const REST_MS = 90;
const FRAME_MS = 16;

export function scrolling({ scroller, host, onMove }: ScrollingOptions): Scrolling {
  const top = signal(0);
  const viewPx = signal(scroller.clientHeight);
  const speed = signal(0);
  let abovePx = 0;
  let space: ScrollSpace = scrollSpace({ layoutPx: 0, abovePx, viewPx: viewPx.peek(), capPx: scrollCapPx() });
  /** What we believe the browser to have scrolled. */
  let scrolled = scroller.scrollTop;
  let movedAt = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let lastFrame = 0;

  const put = (layoutTop: number) => {
    const wanted = Math.min(space.lastLayoutTop, Math.max(-abovePx, layoutTop));
    scrolled = Math.round(space.scrollTop(wanted));
    if (Math.abs(scroller.scrollTop - scrolled) >= 1) scroller.scrollTop = scrolled;
    top.value = space.mapped ? wanted : scrolled - abovePx;
  };

  const stop = () => {
    speed.value = 0;
    // Rows lie as they did; only the place on the scroll bar is made right.
    if (space.mapped) put(top.peek());
    onMove(false);
  };

  /** A jump of more than a view is one from rest: whoever goes somewhere wants to see it. */
  const pace = (movedPx: number) => {
    const now = performance.now();
    const sinceMs = Math.max(FRAME_MS, Math.min(now - movedAt, REST_MS));
    const fromRest = now - movedAt > REST_MS;
    movedAt = now;
    const far = Math.abs(movedPx);
    speed.value = fromRest ? (far > viewPx.peek() ? 0 : far / FRAME_MS) : far / sinceMs;
    cancel();
    // A page that was busy for as long has not heard yet that it moved: it does before the next frame.
    rest = setTimeout(() => {
      lastFrame = requestAnimationFrame(stop);
    }, REST_MS);
  };

  const cancel = () => {
    clearTimeout(rest);
    cancelAnimationFrame(lastFrame);
  };

  const hear = () => {
    const now = scroller.scrollTop;
    const moved = now - scrolled;
    if (Math.abs(moved) < 1) return;
    const before = top.peek();
    scrolled = now;
    // Mapped, a finger and a wheel still move by pixels of the layout; what goes farther is the scroll bar.
    const near = space.mapped && Math.abs(moved) <= 2 * viewPx.peek();
    const after = near ? before + moved : space.layoutTop(now);
    const plain = now < abovePx + viewPx.peek() || now >= space.lastScrollTop - 1;
    if (near && plain) put(after);
    else top.value = Math.min(space.lastLayoutTop, Math.max(-abovePx, after));
    pace(top.peek() - before);
    onMove(true);
  };

  scroller.addEventListener('scroll', hear, { passive: true });

  return {
    top,
    viewPx,
    speed,
    originPx: () => (space.mapped ? Math.round(scrolled - abovePx - top.peek()) : 0),
    to(topPx) {
      const before = top.peek();
      put(topPx);
      if (top.peek() !== before) pace(top.peek() - before);
      onMove(false);
    },
    fit(layoutPx, topPx) {
      // Who looks at what is above the grid goes on looking at that.
      const atTop = top.peek() <= 0;
      abovePx = host.offsetTop;
      viewPx.value = scroller.clientHeight;
      space = scrollSpace({ layoutPx, abovePx, viewPx: viewPx.peek(), capPx: scrollCapPx() });
      host.style.height = `${space.heightPx}px`;
      put(topPx ?? (atTop ? scroller.scrollTop - abovePx : top.peek()));
    },
    destroy() {
      cancel();
      scroller.removeEventListener('scroll', hear);
    },
  };
}
