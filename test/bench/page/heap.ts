/** What two minutes of scrolling leave in the page's memory. */
import { drive } from '../../page/drive.ts';
import type { Line } from './line.ts';
import { type Bench, newVisit, seen } from './visits.ts';

const MINUTES = 2;
const SPEED = 3000;
const MB = 1e6;

export async function heap({ browser, url }: Bench): Promise<Line[]> {
  const { page, cdp, close } = await newVisit(browser);
  await page.goto(`${url}/#/photos`);
  await seen(page);
  await drive(page, { speed: SPEED, ms: MINUTES * 60_000 });
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await close();
  return [{ what: 'JS heap after 2 min of scrolling', found: usedSize / MB, unit: 'MB', target: 15, fail: 60 }];
}
