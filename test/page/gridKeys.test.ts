/** Checks 7 and 11: the grid by the keyboard, and selecting in it. */
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { listening } from './listening.ts';
import { laidOut, publishedShape } from './publishedShape.ts';
import { seededScene } from './seeded.ts';
import { PHONE, visit } from './visit.ts';

const scene = seededScene();
/** The machine may have much else to do. */
const PATIENCE = { timeout: 20_000 };

async function open(options: Parameters<typeof visit>[2] = {}): Promise<Page> {
  const page = await visit(scene, '#/photos', options);
  await page.locator('.picture[href]').first().waitFor();
  await listening(page);
  return page;
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const link = document.activeElement as HTMLAnchorElement;
    const { left, right, top } = link.getBoundingClientRect();
    return {
      name: link.ariaLabel,
      href: link.hash,
      row: Number(link.closest('.grid-row')?.ariaRowIndex),
      middle: (left + right) / 2,
      top,
    };
  });
const links = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>('.picture[href]')].map((link) => link.hash));
const selected = (page: Page) => page.locator('.action-count').innerText();

test('arrows walk photos, rows and days; one tile can be tabbed to', async () => {
  const page = await open();
  const all = await links(page);
  await page.keyboard.press('ArrowRight');
  expect((await focused(page)).href).toBe(all[1]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  const first = await focused(page);
  expect(first.href).toBe(all[1]);
  expect(first.name).toMatch(/^(Photo|Video), \d+ \w+ \d{4} \d\d:\d\d/);
  expect(await page.locator('.picture[tabindex="0"]').count()).toBe(1);
  for (let row = first.row + 1; row < first.row + 6; row++) {
    await page.keyboard.press('ArrowDown');
    expect((await focused(page)).row).toBe(row);
  }
  for (let row = 5; row > 0; row--) await page.keyboard.press('ArrowUp');
  expect((await focused(page)).row).toBe(first.row);
  await page.keyboard.press('End');
  const end = await focused(page);
  expect(end.row).toBe(await page.evaluate(() => Number(document.querySelector('.grid')!.ariaRowCount)));
  await page.keyboard.press('PageUp');
  expect((await focused(page)).row).toBeLessThan(end.row - 1);
  await page.keyboard.press('Home');
  expect((await focused(page)).href).toBe(all[0]);
});

test('the tile with the focus is kept while one scrolls far away', async () => {
  const page = await open();
  await page.keyboard.press('ArrowRight');
  const { href } = await focused(page);
  await page.evaluate(() => {
    document.querySelector('.grid-scroller')!.scrollTop = 50_000;
  });
  await page.waitForFunction(() => Number(document.querySelectorAll('.grid-row')[1]!.ariaRowIndex) > 50);
  expect((await focused(page)).href).toBe(href);
  await page.keyboard.press('ArrowRight');
  expect((await focused(page)).top).toBeGreaterThan(0);
});

test('a photo is opened and left by the keyboard, and the focus is on the one that was looked at', async () => {
  const page = await open();
  const all = await links(page);
  await page.locator('.picture').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  for (let i = 1; i <= 5; i++) {
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((hash) => location.hash === hash, all[i]!);
  }
  await page.keyboard.press('Escape');
  await page.waitForFunction((hash) => (document.activeElement as HTMLAnchorElement).hash === hash, all[5]!);
  expect(new URL(page.url()).hash).toBe('#/photos');
});

test('a range over thousands of photos of many months is exactly that', async () => {
  const page = await open();
  await page.locator('.tile').first().hover();
  await page.getByRole('button', { name: 'Select this' }).click();
  expect(await selected(page)).toBe('1 selected');
  await page.evaluate(() => {
    const scroller = document.querySelector('.grid-scroller')!;
    scroller.scrollTop = scroller.scrollHeight * 0.8;
  });
  await page.waitForFunction(() => Number(document.querySelectorAll('.grid-row')[1]!.ariaRowIndex) > 300);
  const last = page.locator('.grid-row').nth(3).locator('.tile').first();
  await last.locator('a[href]').waitFor();
  const { row, width, hash } = await last.evaluate((tile) => ({
    row: Number(tile.parentElement!.ariaRowIndex) - 1,
    width: document.querySelector('.grid')!.clientWidth,
    hash: tile.querySelector('a')!.hash,
  }));
  // As many as lie before it, and itself.
  const count = laidOut(await publishedShape(scene), width).first[row]! + 1;
  expect(count).toBeGreaterThan(3000);
  await last.click({ modifiers: ['Shift'] });
  await page.getByText(`${count.toLocaleString('en')} selected`).waitFor();
  const around = await page.locator('.tile').evaluateAll((tiles, hash) => {
    const at = tiles.findIndex((tile) => tile.querySelector('a')?.hash === hash);
    return tiles.slice(at - 1, at + 2).map(({ ariaSelected }) => ariaSelected);
  }, hash);
  expect(around).toEqual(['true', 'true', 'false']);
  // Shift+arrow makes it one more, and one less again.
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByText(`${(count + 1).toLocaleString('en')} selected`).waitFor();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.getByText(`${count.toLocaleString('en')} selected`).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.action-bar').waitFor({ state: 'detached' });
  expect(await page.locator('[aria-selected="true"]').count()).toBe(0);
});

test('Space selects a photo, Shift+Space and its header a day, Ctrl+A all', async () => {
  const page = await open();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  expect(await selected(page)).toBe('1 selected');
  expect((await focused(page)).name).toMatch(/, selected$/);
  await page.keyboard.press('x');
  await page.locator('.action-bar').waitFor({ state: 'detached' });
  const ofDay = Number.parseInt(await page.locator('.day-count').first().innerText(), 10);
  await page.keyboard.press('Shift+ ');
  await page.getByText(`${ofDay} selected`).waitFor();
  await page.locator('.day-button').first().click();
  await page.locator('.action-bar').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+a');
  await page.waitForFunction(() =>
    /^[\d,]{5,} selected$/.test(document.querySelector('.action-count')?.textContent ?? ''),
  );
});

test('a long press begins to select, then a tap selects', async () => {
  const page = await open(PHONE);
  const tile = page.locator('.picture[href]').nth(1);
  const box = (await tile.boundingBox())!;
  const touch = await page.context().newCDPSession(page);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const send = (type: 'touchStart' | 'touchEnd', touchPoints: (typeof point)[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  await vi.waitFor(async () => {
    await send('touchStart', [point]);
    try {
      await page.locator('.action-bar').waitFor({ timeout: 2000 });
    } finally {
      await send('touchEnd', []);
    }
  }, PATIENCE);
  expect(await selected(page)).toBe('1 selected');
  await page.locator('.picture[href]').nth(2).tap();
  expect(await selected(page)).toBe('2 selected');
  expect(new URL(page.url()).hash).toBe('#/photos');
});
