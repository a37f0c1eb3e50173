/** Check 4: all of the timeline is a hand's breadth away. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { picturesSeen } from './picturesSeen.ts';
import { seededScene } from './seeded.ts';
import { PHONE, type VisitOptions, visit } from './visit.ts';

const slider = (page: Page) => page.getByRole('slider', { name: 'Date' });
const bubble = (page: Page) => page.locator('.scrubber-bubble');
const years = (page: Page) => page.locator('.scrubber-scale').getByText(/^\d{4}$/);
const month = async (page: Page) => (await slider(page).getAttribute('aria-valuetext'))?.split(',')[0] ?? '';

/** So that few photos are as many as a browser has no room for. */
const CAPPED: VisitOptions = {
  before: (page) =>
    page.addInitScript(() => {
      document.addEventListener('readystatechange', () => {
        document.documentElement.dataset.scrollCap = '20000';
      });
    }),
};

async function visited(options: VisitOptions = {}): Promise<Page> {
  const page = await visit(seededScene(), '#/photos', options);
  await years(page).first().waitFor();
  return page;
}

/** The day whose photos are on top. */
const dayOnTop = (page: Page) =>
  page.evaluate(() => {
    const { top } = document.querySelector('.grid-scroller')!.getBoundingClientRect();
    const headers = [...document.querySelectorAll('.day')].map((day) => ({
      text: day.textContent,
      px: day.getBoundingClientRect().top - top,
    }));
    return headers.sort((a, b) => a.px - b.px).find(({ px }) => px > -2);
  });

const isLastSeen = () => {
  const grid = document.querySelector('[role=grid]')!;
  const last = grid.querySelector(`[aria-rowindex="${grid.getAttribute('aria-rowcount')}"]`);
  const { bottom } = document.querySelector('.grid-scroller')!.getBoundingClientRect();
  return last !== null && last.getBoundingClientRect().top < bottom;
};

test.each([
  ['as high as its photos', {}],
  ['higher than a browser allows', CAPPED],
])('pressing the oldest year brings its newest month to the top, in a document %s', async (_, options) => {
  const page = await visited(options);
  const year = years(page).last();
  await year.hover();
  const text = (await year.textContent()) ?? '';
  await expect.poll(() => bubble(page).textContent()).toContain(text);
  const meant = await bubble(page).textContent();
  await year.click();
  await expect.poll(() => month(page)).toBe(meant);
  const day = await dayOnTop(page);
  expect(day?.text).toContain(meant);
  expect(Math.abs(day?.px ?? Number.NaN)).toBeLessThanOrEqual(2);
  await picturesSeen(page);
});

test('dragging goes where the pointer is, and says where that is', async () => {
  const page = await visited();
  const box = (await page.locator('.scrubber-track').boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + box.height / 2, { steps: 8 });
  expect(await bubble(page).textContent()).toBe(await month(page));
  const halfway = await page.evaluate(() => {
    const { scrollTop, scrollHeight } = document.querySelector('.grid-scroller')!;
    return scrollTop / scrollHeight;
  });
  expect(halfway).toBeCloseTo(0.5, 2);
  await page.mouse.move(box.x + 20, box.y + box.height + 200, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(isLastSeen);
  await picturesSeen(page);
});

test.each([
  ['as high as its photos', {}],
  ['higher than a browser allows', CAPPED],
])('keys step by months and years to the very last photo, in a document %s', async (_, options) => {
  const page = await visited(options);
  await slider(page).focus();
  const newest = await month(page);
  await page.keyboard.press('ArrowDown');
  const next = await month(page);
  expect(Date.parse(`1 ${next}`)).toBeLessThan(Date.parse(`1 ${newest}`));
  expect((await dayOnTop(page))?.text).toContain(next);
  await page.keyboard.press('PageDown');
  expect((await month(page)).slice(-4)).not.toBe(newest.slice(-4));
  await page.keyboard.press('End');
  await page.waitForFunction(isLastSeen);
  await picturesSeen(page);
  await page.keyboard.press('Home');
  expect(await month(page)).toBe(newest);
});

test('on a phone its handle comes while one scrolls, and goes under the thumb that holds it', async () => {
  const page = await visit(seededScene(), '#/photos', PHONE);
  const handle = page.locator('.scrubber-handle');
  await handle.waitFor({ state: 'attached' });
  await page.evaluate(() => document.querySelector('.grid-scroller')!.scrollBy(0, 5000));
  await page.locator('.scrubber.awake').waitFor();
  const before = (await handle.boundingBox())!;
  expect(Math.min(before.width, before.height)).toBeGreaterThanOrEqual(44);

  const touch = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: before.x + 30, y }] });
  const held = before.y + 15;
  await send('touchStart', held);
  await page.locator('.scrubber.dragging').waitFor();
  await send('touchMove', held + 60);
  await send('touchMove', held + 200);
  await expect.poll(async () => Math.round((await handle.boundingBox())!.y - before.y)).toBe(200);
  expect(await bubble(page).textContent()).toBe(await month(page));
  await send('touchEnd');
  await picturesSeen(page);
});
