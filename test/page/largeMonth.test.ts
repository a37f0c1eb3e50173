/** Check 5: one month of 20,000 photos, 15,000 of them of one day. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { layoutName, MANIFEST_NAME, monthName } from '../../core/names.ts';
import type { Manifest } from '../../core/timeline/manifest.ts';
import type { MonthFile } from '../../core/timeline/month.ts';
import { layoutRows } from '../../web/grid/layoutRows.ts';
import { parseLayout } from '../../web/sources/layoutFile.ts';
import { drive } from './drive.ts';
import { BUSY_DAY, largeMonth } from './largeLibraries.ts';
import { listening } from './listening.ts';
import { picturesSeen } from './picturesSeen.ts';
import { publishedInstead } from './publishedInstead.ts';
import { seededScene } from './seeded.ts';
import { visit } from './visit.ts';

const MOST_ELEMENTS = 600;
const SPEEDS = [800, 4000, 20_000];
const scene = seededScene();
const library = await largeMonth();
const read = async (name: string) => Buffer.from((await library.read(name)) ?? []);
const manifest = JSON.parse(String(await read(MANIFEST_NAME))) as Manifest;

async function open(address = '#/photos'): Promise<Page> {
  const page = await visit(scene, address, { before: (page) => publishedInstead(page, library) });
  await picturesSeen(page);
  await listening(page);
  return page;
}

test('it is as high as its layout, and its large day says how many photos it has', async () => {
  const page = await open(`#/photos?at=${BUSY_DAY}`);
  const { width, height, rows } = await page.evaluate(() => {
    const grid = document.querySelector<HTMLElement>('.grid')!;
    return { width: grid.clientWidth, height: grid.clientHeight, rows: Number(grid.ariaRowCount) };
  });
  const shape = parseLayout(Uint8Array.from(await read(layoutName(manifest.layout.hash))).buffer);
  const layout = layoutRows(shape, { widthPx: width, rowPx: 200, gapPx: 4, headerPx: 56, captionPx: 0, headers: true });
  expect({ height, rows }).toEqual({ height: layout.totalPx, rows: layout.rows });

  const day = page.locator('.day', { hasText: 'Thu 14 May 2026' });
  expect(await day.textContent()).toContain('15,000 photos');
  const box = (await day.boundingBox())!;
  const scroller = (await page.locator('.scroller').boundingBox())!;
  expect(Math.abs(box.y - scroller.y)).toBeLessThanOrEqual(2);
});

test('scrolled at any speed it keeps few elements, and shows its pictures where one stops', async () => {
  const page = await open(`#/photos?at=${BUSY_DAY}`);
  for (const speed of SPEEDS) {
    const { elements } = await drive(page, { speed, ms: 700 });
    expect(elements).toBeLessThanOrEqual(MOST_ELEMENTS);
    await picturesSeen(page);
  }
});

test('End leads to its very last photo', async () => {
  const page = await open();
  await page.keyboard.press('End');
  const [key, , hash] = manifest.months.at(-1)!;
  const { id } = JSON.parse(String(await read(monthName(key, hash)))) as MonthFile;
  await page.waitForFunction((last) => document.activeElement?.matches(`[href*="${last}"]`), id.at(-1));
  await picturesSeen(page);
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Photo, 1 May 2026 00:00');
});
