/** From a press on the scrubber to painted photos. */
import type { Page } from 'playwright-core';
import { type Line, median } from './line.ts';
import { type Bench, newVisit, seen, timeNextPress } from './visits.ts';

const JUMPS = [0.15, 0.8, 0.4, 0.95, 0.25, 0.6, 0.05];

export async function scrub({ browser, url }: Bench): Promise<Line[]> {
  const { page, close } = await newVisit(browser);
  await page.goto(`${url}/#/photos`);
  await seen(page);
  const times: number[] = [];
  for (const share of JUMPS) times.push(await jump(page, share));
  await close();
  return [
    {
      what: 'scrub jump to painted photos, median',
      ...{ found: median(times), unit: 'ms', target: 350, fail: 800 },
      note: `worst ${Math.max(...times).toFixed(0)} ms`,
    },
  ];
}

/** Milliseconds. */
export async function jump(page: Page, share: number): Promise<number> {
  const box = await page.getByRole('slider').boundingBox();
  if (!box) throw new Error('there is no scrubber on the photos screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * share);
  await timeNextPress(page);
  await page.mouse.down();
  await page.mouse.up();
  return (await seen(page)).painted;
}
