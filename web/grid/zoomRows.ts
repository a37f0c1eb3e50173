/** Larger and smaller rows by pinching, and by Ctrl and the wheel: around where it is done. */
import { changeDensity } from './density.ts';
import type { Early } from './early.ts';
import type { PhotoGrid } from './photoGrid.ts';
import { tileOf } from './tileOf.ts';

/** How much farther apart two fingers are, for one step. */
const PINCH = 1.4;
/** As much of a wheel as one of its notches; a trackpad's pinch comes in many small parts. */
const WHEEL_PX = 40;

/** The grid itself counts how far the wheel is turned, from the first moment. Gives the end of it. */
export function zoomRows(scroller: HTMLElement, grid: Pick<PhotoGrid, 'hold' | 'shown'>, early: Early): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const stepAt = (by: 1 | -1, x: number, y: number) => {
    const tile = tileOf(grid.shown, document.elementFromPoint(x, y));
    if (tile) grid.hold(tile.index, y);
    changeDensity(by);
  };

  const byWheel = (step: (by: 1 | -1) => void) => {
    if (Math.abs(early.turned) < WHEEL_PX) return;
    step(early.turned < 0 ? 1 : -1);
    early.turned = 0;
  };
  byWheel(changeDensity);
  scroller.addEventListener('wheel', ({ clientX, clientY }) => byWheel((by) => stepAt(by, clientX, clientY)), {
    ...{ signal, passive: true },
  });

  let apart = 0;
  const between = ([a, b]: TouchList) =>
    a &&
    b && {
      apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
      x: (a.clientX + b.clientX) / 2,
      y: (a.clientY + b.clientY) / 2,
    };
  const onTouch = ({ type, touches }: TouchEvent) => {
    const fingers = touches.length === 2 ? between(touches) : undefined;
    if (!fingers) return;
    if (type === 'touchstart') apart = fingers.apart;
    const grown = fingers.apart / apart;
    if (grown < PINCH && grown > 1 / PINCH) return;
    apart = fingers.apart;
    stepAt(grown > 1 ? 1 : -1, fingers.x, fingers.y);
  };
  for (const type of ['touchstart', 'touchmove'] as const) {
    scroller.addEventListener(type, onTouch, { signal, passive: true });
  }

  return () => listening.abort();
}
