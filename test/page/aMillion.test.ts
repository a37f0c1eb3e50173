/** A library of a million photos: its layout, and the way to anywhere in it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aMillion } from './largeLibraries.ts';
import { picturesSeen } from './picturesSeen.ts';
import { publishedInstead } from './publishedInstead.ts';
import { seededScene } from './seeded.ts';
import { visit } from './visit.ts';

const MOST_ELEMENTS = 600;
/** Of those that lie where one looks, or next to it. */
const MOST_MONTHS = 6;
const month = async (page: Page) =>
  (await page.getByRole('slider', { name: 'Date' }).getAttribute('aria-valuetext')) ?? '';

test('a million photos are laid out at once, and each is one press away', async () => {
  const months = new Set<string>();
  const page = await visit(seededScene(), '#/photos', {
    before: async (page) => {
      page.on('request', (request) => {
        const [, key] = /\/timeline\/m\/(\d{4}-\d\d)/.exec(request.url()) ?? [];
        if (key) months.add(key);
      });
      await publishedInstead(page, aMillion());
    },
  });
  await picturesSeen(page);
  expect(await page.locator('.photos-head').textContent()).toContain('1,000,000');
  expect(await month(page)).toBe('December 2025, 4,000 photos');

  const track = (await page.locator('.scrubber-track').boundingBox())!;
  await page.mouse.move(track.x + 20, track.y + track.height / 2);
  const meant = await page.locator('.scrubber-bubble').textContent();
  await page.mouse.down();
  await page.mouse.up();
  await picturesSeen(page);
  expect(await month(page)).toContain(meant);
  expect(meant).toContain('2015');

  await page.keyboard.press('End');
  await picturesSeen(page);
  expect(await month(page)).toBe('March 2005, 4,000 photos');
  const isLast = (row: Element) => row.ariaRowIndex === row.parentElement?.ariaRowCount;
  expect(await page.locator('.grid-row').last().evaluate(isLast)).toBe(true);
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThanOrEqual(MOST_ELEMENTS);
  expect(months.size).toBeLessThanOrEqual(MOST_MONTHS);
});
