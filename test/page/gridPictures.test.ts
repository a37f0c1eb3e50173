/** Pictures that can not be had: what is tried, and how often. */
import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { seededScene } from './seeded.ts';
import { visit } from './visit.ts';

const scene = seededScene();
const THUMBS = /thumb\.webp/;
const refuse = (route: Route, status: number) =>
  route.fulfill({ status, headers: { 'Access-Control-Allow-Origin': '*' } });
const shown = (page: Page) =>
  page.waitForFunction(() => [...document.querySelectorAll('img')].some((img) => img.naturalWidth > 0));

test('a credential that is refused is renewed once, and then the pictures come', async () => {
  let sessions = 0;
  const page = await visit(scene, '#/photos', {
    expected: /403/,
    before: async (page) => {
      await page.route('**/api/session', (route) => {
        sessions++;
        return route.continue();
      });
      await page.route(THUMBS, (route) => (sessions > 1 ? route.continue() : refuse(route, 403)));
    },
  });
  await shown(page);
  expect(sessions).toBe(2);
});

test('what is scrolled past is given up, and leaves the connections to what is seen', async () => {
  const [begun, ended] = [new Set<string>(), new Set<string>()];
  const page = await visit(scene, '#/photos');
  await shown(page);
  // A storage that does not answer any more.
  await page.route(THUMBS, () => {});
  page.on('request', (request) => THUMBS.test(request.url()) && begun.add(request.url()));
  page.on('requestfailed', (request) => ended.add(request.url()));
  for (const top of [20_000, 40_000, 60_000]) {
    const before = begun.size;
    await page.evaluate((to) => document.querySelector('.grid-scroller')!.scrollTo(0, to), top);
    await expect.poll(() => begun.size, { timeout: 10_000 }).toBeGreaterThan(before);
  }
  const wanted = () =>
    page.locator('.picture img[src]').evaluateAll((all) => all.map((img) => (img as HTMLImageElement).src));
  await expect
    .poll(
      async () => {
        const now = await wanted();
        return [...begun].filter((url) => !ended.has(url) && !now.includes(url));
      },
      { timeout: 10_000 },
    )
    .toEqual([]);
  expect(ended.size).toBeGreaterThan(10);
});

test('one that stays refused is not asked for without end', async () => {
  let asked = 0;
  const page = await visit(scene, '#/photos', {
    expected: /403|404/,
    before: (page) =>
      page.route(THUMBS, (route) => {
        asked++;
        return refuse(route, route.request().method() === 'HEAD' ? 403 : 404);
      }),
  });
  await page.locator('.picture[href]').first().waitFor();
  let before = -1;
  // As long as anything is asked within a second.
  while (asked !== before) {
    before = asked;
    await page.waitForTimeout(1000);
  }
  const tiles = await page.locator('.picture[href]').count();
  expect(asked).toBeLessThanOrEqual(3 * tiles);
});

test('one that is gone makes its list be looked at once more, once', async () => {
  const gone: string[] = [];
  let manifests = 0;
  const page = await visit(scene, '#/photos', {
    expected: /404/,
    before: async (page) => {
      // Who is not looked at looks for nothing new by itself.
      await page.addInitScript(() => Object.defineProperty(document, 'hidden', { value: true }));
      await page.route('**/timeline/manifest.json*', (route) => {
        manifests++;
        return route.continue();
      });
      await page.route(THUMBS, (route) => {
        const { pathname } = new URL(route.request().url());
        if (gone.length === 0) gone.push(pathname);
        if (pathname !== gone[0]) return route.continue();
        gone.push(route.request().method());
        return refuse(route, 404);
      });
    },
  });
  await shown(page);
  await expect.poll(() => manifests, { timeout: 10_000 }).toBe(2);
  expect(gone.slice(1)).toEqual(['GET', 'HEAD']);
});

test('one that is no picture is asked for twice, and no more', async () => {
  const asked: string[] = [];
  let broken: string | undefined;
  const page = await visit(scene, '#/photos', {
    before: (page) =>
      page.route(THUMBS, (route) => {
        const request = route.request();
        broken ??= request.url();
        if (request.url() !== broken) return route.continue();
        asked.push(request.method());
        return route.fulfill({
          headers: { 'Access-Control-Allow-Origin': '*' },
          contentType: 'image/webp',
          body: 'no',
        });
      }),
  });
  await shown(page);
  await expect.poll(() => asked, { timeout: 10_000 }).toEqual(['GET', 'HEAD', 'GET']);
  await page.waitForTimeout(500);
  expect(asked).toHaveLength(3);
});
