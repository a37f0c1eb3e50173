/** How far the photo that is looked at moves while months come in late, other photos arrive above, and the window changes. */
import type { Page } from 'playwright-core';
import type { Line } from './line.ts';
import { type Bench, newVisit, seen } from './visits.ts';

const LATE_MS = 150;
const MONTH_LOADS = 10;
const ARRIVALS = 10;

export async function drift({ browser, url }: Bench): Promise<Line[]> {
  const { page, close } = await newVisit(browser);
  await page.goto(`${url}/#/photos`);
  await seen(page);
  const above = await idsAbove(page, ARRIVALS);
  // Where it reads months as it comes by them.
  await page.route('**/timeline/m/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    await route.continue();
  });
  let most = 0;
  for (let load = 0; load < MONTH_LOADS; load++) {
    await page.evaluate(
      (share) => {
        const scroller = document.querySelector('.scroller') as HTMLElement;
        scroller.scrollTop = scroller.scrollHeight * share;
      },
      0.3 + 0.05 * load,
    );
    most = Math.max(most, await movesWithin(page, 4 * LATE_MS));
  }
  for (const op of ['trash', 'restore'] as const) {
    for (const id of above) {
      await act(url, op, id);
    }
    most = Math.max(most, await movesWithin(page, 8000));
  }
  const before = await topPhoto(page);
  await page.setViewportSize({ width: 1100, height: 900 });
  await page.waitForTimeout(500);
  const after = await topPhoto(page, before.id);
  most = Math.max(most, Math.abs(after.top - before.top));
  await close();
  return [
    {
      what: 'drift of the anchor',
      found: most,
      unit: 'px',
      target: 0,
      fail: 1,
      note: '10 months late, 10 gone and come back above, a resize',
    },
  ];
}

/** As another person would, in another window. */
async function act(url: string, op: 'trash' | 'restore', id: string): Promise<void> {
  const answer = await fetch(`${url}/api/files/actions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ op, ids: [id] }),
  });
  if (!answer.ok) throw new Error(`${op} of ${id} was answered with ${answer.status}: ${await answer.text()}`);
}

/** Of the newest photos. */
function idsAbove(page: Page, count: number): Promise<string[]> {
  return page.evaluate(
    (most) =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#/photo/"]')]
        .slice(0, most)
        .map(({ hash }) => hash.split('/')[2]?.split('?')[0] ?? ''),
    count,
  );
}

/** The first photo whose upper edge is in view. */
function topPhoto(page: Page, id?: string): Promise<{ id: string; top: number }> {
  return page.evaluate((wanted) => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#/photo/"]')];
    const link =
      wanted === undefined
        ? links.find((each) => each.getBoundingClientRect().top >= 0)
        : links.find(({ hash }) => hash === wanted);
    if (!link) throw new Error(wanted === undefined ? 'there is no photo in view' : `${wanted} is no longer shown`);
    return { id: link.hash, top: link.getBoundingClientRect().top };
  }, id);
}

/** The most that the photo at the top is away from where it was, in any frame of that time. */
async function movesWithin(page: Page, ms: number): Promise<number> {
  await page.waitForTimeout(50);
  const { id } = await topPhoto(page);
  return page.evaluate(
    ({ id, ms }) =>
      new Promise<number>((resolve) => {
        const at = () =>
          [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#/photo/"]')]
            .find(({ hash }) => hash === id)
            ?.getBoundingClientRect().top;
        const began = performance.now();
        const from = at();
        let most = 0;
        const look = () => {
          const now = at();
          if (now !== undefined && from !== undefined) most = Math.max(most, Math.abs(now - from));
          if (performance.now() - began < ms) requestAnimationFrame(look);
          else resolve(now === undefined ? Number.POSITIVE_INFINITY : most);
        };
        requestAnimationFrame(look);
      }),
    { id, ms },
  );
}
