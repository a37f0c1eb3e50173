/** How far the photo that is looked at moves while months come in late, other photos go and come above, and the window changes. */
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { type ChangingLibrary, changingLibrary } from '../../page/changingLibrary.ts';
import { publishedInstead } from '../../page/publishedInstead.ts';
import type { Line } from './line.ts';
import { type Bench, newVisit, seen } from './visits.ts';

const LATE_MS = 150;
const MONTH_LOADS = 10;
const ARRIVALS = 10;
const WIDTHS = [1100, 700, 1440];
const HEIGHT = 900;
/** For rows that are laid out anew. */
const SETTLE_MS = 500;
/** A page that found nothing new for a while looks once a minute. */
const SEEN_MS = 120_000;

/** In a library of its own: a seeded one has no originals, and what is acted on while its storage stalls would be buried. */
export async function drift({ browser, url }: Bench): Promise<Line[]> {
  const library = await changingLibrary(ARRIVALS);
  const { page, close } = await newVisit(browser);
  await publishedInstead(page, library);
  await page.goto(`${url}/#/photos`);
  await seen(page);
  const found = [await throughMonths(page), await throughArrivals(page, library), await throughResizes(page)];
  await close();
  const [months, arrivals, resizes] = found.map((px) => Number(px.toFixed(2)));
  return [
    {
      what: 'drift of the anchor',
      ...{ found: Math.max(...found), unit: 'px', target: 0, fail: 1 },
      note: `${MONTH_LOADS} late months ${months}, ${ARRIVALS} photos gone and back above ${arrivals}, resizes ${resizes}`,
    },
  ];
}

async function throughMonths(page: Page): Promise<number> {
  await page.route('**/timeline/m/**', async (route) => {
    await setTimeout(LATE_MS);
    await route.fallback();
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
    const moved = await watchTop(page);
    await page.locator('.picture[href]').first().waitFor();
    await page.waitForTimeout(4 * LATE_MS);
    most = Math.max(most, await moved());
  }
  return most;
}

async function throughArrivals(page: Page, library: ChangingLibrary): Promise<number> {
  const moved = await watchTop(page);
  const before = await page.evaluate(() => document.querySelector('.grid')?.clientHeight);
  const isAsBefore = (same: boolean) =>
    page.waitForFunction(
      ({ was, same }) => (document.querySelector('.grid')?.clientHeight === was) === same,
      { was: before, same },
      { timeout: SEEN_MS },
    );
  await library.take();
  await isAsBefore(false);
  await library.giveBack();
  await isAsBefore(true);
  await page.waitForTimeout(SETTLE_MS);
  return moved();
}

async function throughResizes(page: Page): Promise<number> {
  const moved = await watchTop(page);
  let most = 0;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.waitForTimeout(SETTLE_MS);
    most = Math.max(most, await moved());
  }
  return most;
}

declare global {
  interface Window {
    moved(): number;
  }
}

/** From now on the first photo that begins in view is watched; gives what tells how far it was away at most, in any frame. */
async function watchTop(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(async () => {
    const pictures = () => [...document.querySelectorAll<HTMLAnchorElement>('.picture')];
    const scroller = document.querySelector('.scroller') as HTMLElement;
    const yOf = (picture: Element) => picture.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const onTop = () => pictures().find((picture) => yOf(picture) >= 0 && yOf(picture) < scroller.clientHeight);
    // A page that was just scrolled hears of it in its next frame.
    let first = onTop();
    while (!first) {
      await new Promise(requestAnimationFrame);
      first = onTop();
    }
    const box = first;
    const from = yOf(box);
    let { hash } = box;
    let most = 0;
    const look = () => {
      // Before its photo has been read, it is the same box; afterwards the photo may get another.
      hash ||= box.hash;
      const now = hash ? pictures().find((picture) => picture.hash === hash) : box;
      most = Math.max(most, now ? Math.abs(yOf(now) - from) : Number.POSITIVE_INFINITY);
    };
    const moved = () => {
      look();
      return most;
    };
    const each = () => {
      look();
      if (window.moved === moved) requestAnimationFrame(each);
    };
    window.moved = moved;
    each();
  });
  return () => page.evaluate(() => window.moved());
}
