/** Scrolling at three speeds: elements in the document, and the main thread's work for each frame. */
import type { CDPSession } from 'playwright-core';
import { drive } from '../../page/drive.ts';
import type { Line } from './line.ts';
import { type Bench, newVisit, seen, type Visit } from './visits.ts';

const SPEEDS = [800, 4000, 20_000];
const MS = 4000;

export async function scrolling({ browser, url }: Bench): Promise<Line[]> {
  const visit = await newVisit(browser);
  await visit.page.goto(`${url}/#/photos`);
  await seen(visit.page);
  const lines = await scrolled(visit);
  await visit.close();
  return lines;
}

/** `where` is said of each line. */
export async function scrolled({ page, cdp }: Pick<Visit, 'page' | 'cdp'>, where = ''): Promise<Line[]> {
  // The thread's own time: on a busy machine a frame lasts as long as others let it.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const lines: Line[] = [];
  for (const speed of SPEEDS) {
    const before = await workOf(cdp);
    const { frames, elements } = await drive(page, { speed, ms: MS });
    const work = ((await workOf(cdp)) - before) / frames;
    const at = `at ${speed.toLocaleString('en')} px/s${where}`;
    lines.push(
      {
        what: `work a frame ${at}`,
        ...{ found: work, unit: 'ms', target: 4, fail: 8 },
        note: `${frames} frames in ${MS / 1000} s`,
      },
      { what: `elements ${at}`, found: elements, unit: '', target: 250, fail: 600 },
    );
  }
  return lines;
}

/** Milliseconds of script, style and layout so far. */
async function workOf(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return (of('ScriptDuration') + of('RecalcStyleDuration') + of('LayoutDuration')) * 1000;
}
