/** A second visit while the API sleeps for 15 seconds: the photos do not wait for it. */
import type { Line } from './line.ts';
import { type Bench, newVisit, seen, visitIn } from './visits.ts';

const ASLEEP_MS = 15_000;

export async function secondVisit({ browser, url }: Bench): Promise<Line[]> {
  const { page, close } = await newVisit(browser);
  await page.goto(`${url}/#/photos`);
  await seen(page);
  const second = await visitIn(page.context());
  await second.page.route('**/api/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, ASLEEP_MS));
    await route.continue().catch(() => {}); // The visit may be over by then.
  });
  await second.page.goto(`${url}/#/photos`);
  const { painted } = await seen(second.page);
  await close();
  return [{ what: 'second visit, API asleep for 15 s', found: painted / 1000, unit: 's', target: 0.5, fail: 1 }];
}
