/** Check 21: axe finds nothing serious on any screen, and nothing is cut off where there is little room. */
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { complaints } from './complaints.ts';
import { seededScene } from './seeded.ts';
import { PHONE, type VisitOptions, visit } from './visit.ts';

const SCREENS = [
  ...['#/photos', '#/folders/', '#/search', '#/search?q=canon', '#/duplicates', '#/upload', '#/fleet', '#/failures'],
  ...['#/trash', '#/people', '#/settings'],
];

/** Colours are all that differs. */
const CONTRAST: RunOptions = { runOnly: ['color-contrast'] };
/** Beside what is cut off. */
const ROOM: RunOptions = { runOnly: ['target-size', 'scrollable-region-focusable'] };

const MODES: Record<string, { how: VisitOptions; rules: RunOptions }> = {
  'in light colours': { how: { colorScheme: 'light' }, rules: {} },
  'in dark colours': { how: { colorScheme: 'dark' }, rules: CONTRAST },
  'in forced colours': { how: { forcedColors: 'active' }, rules: CONTRAST },
  'on a phone of 320 pixels': { how: { ...PHONE, viewport: { width: 320, height: 640 } }, rules: {} },
  'at 200 %': { how: { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }, rules: ROOM },
};

test.each(Object.entries(MODES))('nothing serious %s', async (_, { how, rules }) => {
  const page = await visit(seededScene(), '#/photos', { reducedMotion: 'reduce', ...how });
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
  const found: string[] = [];
  for (const address of [...SCREENS, await aPhoto(page)]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await settled(page);
    found.push(...(await complaints(page, rules)).map((complaint) => `${address} ${complaint}`));
  }
  expect(found).toEqual([]);
});

/** The address of the first one in the grid. */
async function aPhoto(page: Page): Promise<string> {
  const href = await page.locator('main a[href^="#/photo/"]').first().getAttribute('href');
  return href ?? '';
}

/** Whatever a screen reads has come, and been drawn. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1, dialog[open]').first().waitFor({ state: 'attached' });
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const QUIET_MS = 250;
        let timer = setTimeout(resolve, QUIET_MS);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, QUIET_MS);
        }).observe(document.body, { childList: true, subtree: true });
      }),
  );
}
