/** Scrolls down as a steady hand would, frame by frame. */
import type { Page } from 'playwright-core';

export interface Drive {
  /** Pixels a second. */
  speed: number;
  ms: number;
}

/** Gives the frames there were, and the most elements that were in the document at once. */
export function drive(page: Page, how: Drive): Promise<{ frames: number; elements: number }> {
  return page.evaluate(
    ({ speed, ms }) =>
      new Promise<{ frames: number; elements: number }>((resolve) => {
        const scroller = document.querySelector('.scroller') as HTMLElement;
        const began = performance.now();
        const from = scroller.scrollTop;
        let frames = 0;
        let elements = 0;
        const step = (now: number) => {
          const spent = now - began;
          scroller.scrollTop = from + (speed * spent) / 1000;
          frames++;
          elements = Math.max(elements, document.getElementsByTagName('*').length);
          if (spent < ms) requestAnimationFrame(step);
          else resolve({ frames, elements });
        };
        requestAnimationFrame(step);
      }),
    how,
  );
}
