/** Check 1: the first visit. */
import { expect, test } from 'vitest';
import { picturesSeen } from './picturesSeen.ts';
import { publishedDays } from './publishedDays.ts';
import { seededScene } from './seeded.ts';
import { PHONE, visit } from './visit.ts';
import { waitedFor } from './waitedFor.ts';

const MOST_REQUESTS = 9;

/** Before anything of the page: nothing that moves is missed. */
function watchShifts(): void {
  const seen = window as unknown as { shifts: number };
  seen.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shifts += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

test.each([
  ['a desktop', {}],
  ['a phone', PHONE],
])('a first visit on %s shows the newest photos soon, and nothing moves', async (_, device) => {
  const scene = seededScene();
  const requests: string[] = [];
  const page = await visit(scene, '#/photos', {
    ...device,
    before: async (opening) => {
      opening.on('request', (request) => requests.push(new URL(request.url()).pathname));
      await opening.addInitScript(watchShifts);
    },
  });
  await picturesSeen(page);

  const [newest] = await publishedDays(scene);
  expect(await page.locator('.day').first().textContent()).toContain(newest?.text);
  expect(waitedFor(requests).slice(MOST_REQUESTS)).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBe(0);
  // Else each is opaque to a service worker, and takes megabytes of what it may keep.
  expect(
    await page.evaluate(() => [...document.images].filter((image) => image.crossOrigin !== 'anonymous').length),
  ).toBe(0);
  expect(await page.title()).toBe('ironviper');
});
