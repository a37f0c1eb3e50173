/** Check 14: pages of a list that are short, empty with a cursor, and the last. */
import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { seededScene } from './seeded.ts';
import { visit } from './visit.ts';

/** A year of a small library, or so many days of a large one: some hundred photos. */
const QUERY = seededScene().files < 20_000 ? 'year:2010' : 'after:2010-07-01 before:2010-07-14';
/** Marks a cursor that an empty page gave. */
const EMPTY = 'after-nothing.';

interface Found {
  files: { id: string }[];
  cursor: string | null;
}

/** Cuts the API's pages to seven files, and puts an empty one before each. */
function cutPages() {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const pages: number[] = [];
  const cut = async (route: Route) => {
    const url = new URL(route.request().url());
    const cursor = url.searchParams.get('cursor');
    const isEmpty = !cursor?.startsWith(EMPTY);
    url.searchParams.set('limit', '7');
    if (cursor === EMPTY) url.searchParams.delete('cursor');
    else if (cursor !== null) url.searchParams.set('cursor', cursor.replace(EMPTY, ''));
    const found = (await (await route.fetch({ url: url.href })).json()) as Found;
    const json = isEmpty ? { ...found, files: [], cursor: EMPTY + (cursor ?? '') } : found;
    pages.push(json.files.length);
    await route.fulfill({ json });
    if (json.cursor === null) end();
  };
  return { before: (page: Page) => page.route(/\/api\/search\?/, cut), ended, pages };
}

/** What each place of the grid shows, from the top to the end. */
async function walked(page: Page): Promise<string[]> {
  const places = new Map<string, string>();
  for (let isEnd = false; !isEnd; ) {
    await page.waitForFunction(
      () => document.querySelector('.tile a') && !document.querySelector('.tile a:not([href])'),
    );
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('.grid-row')].flatMap((row) =>
        [...row.querySelectorAll('.tile a')].map((link, i) => [
          `${row.getAttribute('aria-rowindex')} ${i}`,
          link.getAttribute('href') ?? '',
        ]),
      ),
    );
    for (const [place, href] of shown as [string, string][]) places.set(place, href);
    isEnd = await page.evaluate(async () => {
      const scroller = document.querySelector('.grid-scroller');
      const before = scroller?.scrollTop;
      scroller?.scrollBy(0, innerHeight / 2);
      // The grid follows a scroll in the next frame.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return scroller?.scrollTop === before;
    });
  }
  return [...places.values()];
}

test('every photo is there once', async () => {
  const { url } = seededScene();
  const all = (await (await fetch(`${url}/api/search?limit=500&q=${QUERY}`)).json()) as Found;
  const { before, ended, pages } = cutPages();
  const page = await visit(seededScene(), `#/search?q=${encodeURIComponent(QUERY)}`, { before });
  await ended;
  expect(pages).toContain(0);
  const ids = (await walked(page)).map((href) => /photo\/(\w+)/.exec(href)?.[1]);
  expect(ids.sort()).toEqual(all.files.map(({ id }) => id).sort());
});
