/** Check 18: photos that come while somebody looks, the first of all too, uploaded by whatever tool and really converted. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { freshScene } from './freshScene.ts';
import { picturesSeen } from './picturesSeen.ts';
import type { RunningScene } from './scene.ts';
import { PHONE, visit } from './visit.ts';

let scene: RunningScene;

/** Photos of the first test. */
const FIRST = 3;

beforeAll(async () => {
  scene = await freshScene();
});

/** Small ones, of a minute of their day each, which their names tell. */
async function upload(day: string, count: number): Promise<void> {
  const { originals } = openStorage(scene.account);
  const bytes = await encode(photo(240, 160), 'jpeg');
  for (let i = 0; i < count; i++) {
    await originals.put(`IMG_${day}_12${String(i).padStart(2, '0')}00.jpg`, bytes, { contentType: 'image/jpeg' });
  }
}

/** Until so many are, of which the page then hears at its next look, a minute later at most. */
async function published(files: number, page?: Page): Promise<void> {
  const read = async () => ((await (await fetch(`${scene.url}/api/stats`)).json()) as { files: number }).files;
  await expect.poll(read, { timeout: 40_000, interval: 200 }).toBe(files);
  await page?.clock.fastForward('01:00');
}

const open = (viewport: { width: number; height: number }) =>
  visit(scene, '#/photos', { viewport, before: (page) => page.clock.install() });

const pill = (page: Page) => page.getByRole('button', { name: /new photo/ });
const rowCount = (page: Page) => page.getByRole('grid').getAttribute('aria-rowcount').then(Number);

/** The photo in the middle of the screen, and where it is. */
const middle = (page: Page) =>
  page.evaluate(() => {
    const link = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('a');
    return { href: link?.getAttribute('href'), top: link?.getBoundingClientRect().top };
  });

test('an empty library says how photos come into it, and shows them as soon as they have; Fleet shows who made them', async () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const page = await visit(scene, '#/photos', { empty: true, permissions });
  const fleet = await visit(scene, '#/fleet', PHONE);
  await page.getByRole('heading', { name: 'Drop photos here' }).waitFor();
  await page.getByText('Converters start by themselves when photos arrive.').waitFor();
  expect(await page.getByRole('slider').count()).toBe(0);
  await page.getByRole('button', { name: 'Choose files' }).waitFor();
  await page.getByRole('button', { name: 'Copy npm run upload -- ~/Pictures' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('npm run upload -- ~/Pictures');

  await fleet.getByText('Nothing to do. Converters start when photos arrive.').waitFor();
  await upload('20190714', 2);
  await upload('20190716', 1);
  await page.getByText('Sun 14 July 2019').waitFor();
  await page.getByText('Tue 16 July 2019').waitFor();
  await picturesSeen(page);
  expect(await page.getByRole('heading', { name: 'Drop photos here' }).count()).toBe(0);

  await fleet.getByText(/Nothing to do\. Converters leave/).waitFor();
  await fleet.getByText('3 done').first().waitFor();
  // It counts anew as often as there is more or less to do than a look before, which here may be over between two.
  await fleet.reload();
  await fleet.getByRole('img', { name: /^3 files in the 24 hours/ }).waitFor();
  expect(await fleet.locator('main').innerText()).not.toMatch(/missing/i);
});

test('in an almost empty library they appear at once', async () => {
  const page = await open({ width: 1440, height: 900 });
  await page.getByText('Sun 14 July 2019').waitFor();
  await upload('20260504', 2);
  await published(FIRST + 2, page);
  await page
    .getByRole('link', { name: /4 May 2026/ })
    .nth(1)
    .waitFor();
  expect(await pill(page).count()).toBe(0);

  // Not below somebody who looks at one of them.
  await page
    .getByRole('link', { name: /4 May 2026/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  await upload('20260503', 1);
  await published(FIRST + 3, page);
  await page.waitForResponse((answer) => answer.url().includes('/manifest.json') && answer.ok());
  await page.clock.runFor(2000);
  expect(await page.locator('.picture').count()).toBe(FIRST + 2);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /3 May 2026/ }).waitFor();
});

test('over a view that is scrolled down they move nothing, and wait for a press where they would', async () => {
  await upload('20260504', 40);
  await published(FIRST + 41);
  const page = await open({ width: 700, height: 600 });
  await page.getByText('40 photos').waitFor();
  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, 700);
  await page.waitForFunction(() => (document.querySelector('.grid-scroller')?.scrollTop ?? 0) > 600);
  const before = await middle(page);
  expect(before.href).toBeTruthy();
  const rows = await rowCount(page);

  // Another month, above the view.
  await upload('20260611', 3);
  await published(FIRST + 44, page);
  await expect.poll(() => rowCount(page), { timeout: 30_000 }).toBeGreaterThan(rows);
  expect(await pill(page).count()).toBe(0);
  expect(await middle(page)).toEqual(before);

  // The month that is looked at.
  await upload('20260505', 2);
  await published(FIRST + 46, page);
  await pill(page).waitFor();
  expect(await middle(page)).toEqual(before);
  await pill(page).click();
  await page.getByText('2 photos').waitFor();
  await page.getByText('3 photos').waitFor();
  expect(await pill(page).count()).toBe(0);
});
