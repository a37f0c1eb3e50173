/** Scrolling at three speeds: elements in the document, and the main thread's work for each frame. */
import type { CDPSession, Page } from 'playwright-core';
import type { Line } from './line.ts';
import { type Bench, newVisit, seen } from './visits.ts';

const SPEEDS = [800, 4000, 20_000];
const MS = 4000;

export async function scrolling({ browser, url }: Bench): Promise<Line[]> {
  const { page, cdp, close } = await newVisit(browser);
  await page.goto(`${url}/#/photos`);
  await seen(page);
  await cdp.send('Performance.enable');
  const lines: Line[] = [];
  for (const speed of SPEEDS) {
    const before = await workOf(cdp);
    const { frames, elements } = await drive(page, speed, MS);
    const work = ((await workOf(cdp)) - before) / frames;
    const at = `at ${speed.toLocaleString('en')} px/s`;
    lines.push({
      what: `work a frame ${at}`,
      found: work,
      unit: 'ms',
      target: 4,
      fail: 8,
      note: `${frames} frames in 4 s`,
    });
    lines.push({ what: `elements ${at}`, found: elements, unit: '', target: 250, fail: 600 });
  }
  await close();
  return lines;
}

/** Milliseconds of script, style and layout so far. */
async function workOf(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return (of('ScriptDuration') + of('RecalcStyleDuration') + of('LayoutDuration')) * 1000;
}

/** Scrolls down frame by frame; gives the frames there were, and the most elements there were at once. */
export function drive(page: Page, speed: number, ms: number): Promise<{ frames: number; elements: number }> {
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
    { speed, ms },
  );
}
