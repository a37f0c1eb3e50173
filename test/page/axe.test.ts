/** Check 21: axe finds nothing serious on any screen, and nothing is cut off where there is little room. */
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { complaints } from './complaints.ts';
import { seededScene } from './seeded.ts';
import { PHONE, visit } from './visit.ts';

const SCREENS = [
  ...['#/photos', '#/folders/', '#/search', '#/search?q=canon', '#/duplicates', '#/upload', '#/fleet', '#/failures'],
  ...['#/trash', '#/people', '#/settings'],
];

interface Mode {
  name: string;
  /** How the page that is looked at gets into it. */
  enter(page: Page): Promise<unknown>;
  rules: RunOptions;
}

const WIDE = { width: 1440, height: 900 };
/** What that is at 200 %. */
const HALF = { width: 720, height: 450 };
/** Colours are all that differs. */
const CONTRAST: RunOptions = { runOnly: ['color-contrast'] };
/** Beside what is cut off. */
const ROOM: RunOptions = { runOnly: ['target-size', 'scrollable-region-focusable'] };

/** One after the other on each screen, which is read once. */
const ON_A_DESK: Mode[] = [
  {
    name: 'in light colours',
    enter: (page) => page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' }),
    rules: {},
  },
  { name: 'in dark colours', enter: (page) => page.emulateMedia({ colorScheme: 'dark' }), rules: CONTRAST },
  {
    name: 'in forced colours',
    enter: (page) => page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' }),
    rules: CONTRAST,
  },
  { name: 'at 200 %', enter: (page) => page.setViewportSize(HALF).then(() => settled(page)), rules: ROOM },
];

test('nothing serious in light, dark and forced colours, and at 200 %', async () => {
  const page = await visit(seededScene(), '#/photos', { reducedMotion: 'reduce' });
  expect(await found(page, ON_A_DESK)).toEqual([]);
});

test('nothing serious on a phone of 320 pixels', async () => {
  const how = { ...PHONE, viewport: { width: 320, height: 640 } };
  const page = await visit(seededScene(), '#/photos', { reducedMotion: 'reduce', ...how });
  expect(await found(page, [{ name: 'on a phone', enter: async () => undefined, rules: {} }])).toEqual([]);
});

async function found(page: Page, modes: readonly Mode[]): Promise<string[]> {
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
  const all: string[] = [];
  for (const address of [...SCREENS, await aPhoto(page)]) {
    if (modes.length > 1) await page.setViewportSize(WIDE);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await settled(page);
    for (const { name, enter, rules } of modes) {
      await enter(page);
      all.push(...(await complaints(page, rules)).map((complaint) => `${address} ${name}: ${complaint}`));
    }
  }
  return all;
}

/** The address of the first one in the grid. */
async function aPhoto(page: Page): Promise<string> {
  return (await page.locator('main a[href^="#/photo/"]').first().getAttribute('href')) ?? '';
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
