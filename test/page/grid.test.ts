/** Checks 2, 3 and 6: the grid's height, its work while it is scrolled, and what stays where it is. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listening } from './listening.ts';
import { laidOut, publishedShape } from './publishedShape.ts';
import { seededScene } from './seeded.ts';
import { visit } from './visit.ts';

const scene = seededScene();

async function open(options: Parameters<typeof visit>[2] = {}): Promise<Page> {
  const page = await visit(scene, '#/photos', options);
  await pictured(page);
  await listening(page);
  return page;
}

/** Every tile in view that has a picture shows it. */
async function pictured(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const scroller = document.querySelector('.grid-scroller');
    if (!scroller) return false;
    const { top, bottom } = scroller.getBoundingClientRect();
    const tiles = [...document.querySelectorAll('.picture')].filter((picture) => {
      const box = picture.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    });
    const isShown = (tile: Element) => tile.querySelector('.blank') || tile.querySelector('img')!.naturalWidth > 0;
    return tiles.length > 0 && tiles.every(isShown);
  });
}

const scrollTo = (page: Page, top: number) =>
  page.evaluate((to) => {
    document.querySelector('.grid-scroller')!.scrollTop = to;
  }, top);

/** The first photo that begins in view, and where. */
const topPhoto = (page: Page) =>
  page.evaluate(() => {
    const { top } = document.querySelector('.grid-scroller')!.getBoundingClientRect();
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.picture[href]')];
    const first = links.find((link) => link.getBoundingClientRect().top >= top)!;
    return { href: first.hash, y: first.getBoundingClientRect().top - top };
  });
const yOf = (page: Page, href: string) =>
  page.evaluate((hash) => {
    const { top } = document.querySelector('.grid-scroller')!.getBoundingClientRect();
    const link = [...document.querySelectorAll<HTMLAnchorElement>('.picture[href]')].find((each) => each.hash === hash);
    return link && link.getBoundingClientRect().top - top;
  }, href);

test('the grid is as high as the whole library before its months are read, and stays so wherever one goes', async () => {
  const months = new Set<string>();
  const page = await open({
    before: (page) =>
      page.route(/\/timeline\/m\//, (route) => {
        months.add(new URL(route.request().url()).pathname);
        return route.continue();
      }),
  });
  const shape = await publishedShape(scene);
  const measured = () =>
    page.evaluate(() => {
      const grid = document.querySelector<HTMLElement>('.grid')!;
      const above = grid.offsetTop;
      const { scrollHeight } = document.querySelector('.grid-scroller')!;
      return { width: grid.clientWidth, height: scrollHeight - above, rows: Number(grid.ariaRowCount) };
    });
  const first = await measured();
  const { totalPx, rows } = laidOut(shape, first.width);
  expect(first).toEqual({ width: first.width, height: totalPx, rows });
  const atFirst = months.size;
  expect(atFirst).toBeLessThanOrEqual(3);
  for (const share of [0.9, 0.1, 0.5, 0.7, 0.3, 1, 0.02, 0.8, 0.4, 0.6]) {
    await scrollTo(page, totalPx * share);
    await pictured(page);
    expect(await measured()).toEqual(first);
  }
  expect(months.size).toBeGreaterThan(atFirst + 5);
});

test('a fast scroll asks for no picture until it slows down, and keeps few elements', async () => {
  const page = await open();
  const { most, asked } = await page.evaluate(
    () =>
      new Promise<{ most: number; asked: number }>((resolve) => {
        const scroller = document.querySelector('.grid-scroller')!;
        let frames = 0;
        let most = 0;
        let asked = 0;
        const watch = new MutationObserver((changes) => {
          asked += changes.filter(({ target }) => (target as HTMLImageElement).hasAttribute('src')).length;
        });
        watch.observe(scroller, { subtree: true, attributeFilter: ['src'] });
        const step = () => {
          scroller.scrollTop += 333;
          most = Math.max(most, scroller.querySelectorAll('*').length);
          if (++frames < 40) requestAnimationFrame(step);
          else resolve({ most, asked });
        };
        requestAnimationFrame(step);
      }),
  );
  expect(asked).toBe(0);
  expect(most).toBeLessThan(350);
  await pictured(page);
});

test('another size of the window keeps the photo at the top where it is', async () => {
  const page = await open();
  await scrollTo(page, 12_345);
  await pictured(page);
  const { href, y } = await topPhoto(page);
  const resized = async (width: number) => {
    const before = await page.evaluate(() => document.querySelector<HTMLElement>('.grid')!.clientWidth);
    await page.setViewportSize({ width, height: 900 });
    await page.waitForFunction((was) => document.querySelector<HTMLElement>('.grid')!.clientWidth !== was, before);
    await pictured(page);
    return await yOf(page, href);
  };
  expect(await resized(700)).toBe(y);
  expect(await resized(1440)).toBe(y);
});

test('smaller and larger rows keep the photo at the top, and those under the pointer', async () => {
  const page = await open();
  await scrollTo(page, 12_345);
  await pictured(page);
  const { href, y } = await topPhoto(page);
  await page.keyboard.press('+');
  expect(await yOf(page, href)).toBe(y);
  await page.keyboard.press('-');
  expect(await yOf(page, href)).toBe(y);

  const under = () =>
    page.evaluate(() => document.elementFromPoint(600, 500)?.closest<HTMLAnchorElement>('a.picture')?.hash);
  const photo = await under();
  await page.mouse.move(600, 500);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('.tile')!.clientHeight > 210);
  expect(
    await page.evaluate(
      (hash) =>
        [...document.querySelectorAll<HTMLAnchorElement>('.picture')].some((link) => {
          const box = link.getBoundingClientRect();
          return link.hash === hash && box.top <= 500 && box.bottom >= 500;
        }),
      photo,
    ),
  ).toBe(true);
});

test('where the browser allows no such height, the last photo is reached all the same', async () => {
  const page = await open({
    before: (page) =>
      page.addInitScript(() =>
        document.addEventListener('readystatechange', () => {
          document.documentElement.dataset.scrollCap = '20000';
        }),
      ),
  });
  const shape = await publishedShape(scene);
  expect(await page.evaluate(() => document.querySelector<HTMLElement>('.grid')!.clientHeight)).toBe(20_000);
  // A wheel moves by pixels of the layout: what was at one place is as far up as it was turned.
  await scrollTo(page, 10_000);
  await pictured(page);
  const { href, y } = await topPhoto(page);
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(
    ({ hash, at }) =>
      [...document.querySelectorAll<HTMLAnchorElement>('.picture')]
        .find((link) => link.hash === hash)!
        .getBoundingClientRect().top === at,
    { hash: href, at: y + 56 - 120 },
  );
  // At rest the scroll bar is put right; nothing moves for that.
  await pictured(page);
  expect(await yOf(page, href)).toBe(y - 120);

  await scrollTo(page, 1_000_000);
  await pictured(page);
  const last = page.locator('.tile').last();
  const rows = await page.evaluate(() => document.querySelector('.grid')!.ariaRowCount);
  expect(await last.evaluate((tile) => tile.parentElement!.ariaRowIndex)).toBe(rows);
  expect(await page.locator('.tile').count()).toBeLessThan(shape.ratios.length);
  const bottom = await last.evaluate((tile) => tile.getBoundingClientRect().bottom);
  expect(bottom).toBeLessThanOrEqual(900);
  expect(bottom).toBeGreaterThan(880);
  await page.keyboard.press('Home');
  await page.waitForFunction(() => document.querySelector('.grid-scroller')!.scrollTop === 0);
});
