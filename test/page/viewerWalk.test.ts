/** Checks 7 and 9: from photo to photo in the viewer, and what is read on the way. */
import type { Page, Request } from 'playwright-core';
import { expect, test } from 'vitest';
import { picturesSeen } from './picturesSeen.ts';
import { seededScene } from './seeded.ts';
import { PHONE, visit } from './visit.ts';

/** The machine may have much else to do. */
const PATIENCE = { timeout: 20_000 };

/** Photos of the first screen, in their order; those that have no picture are told. */
async function photosIn(page: Page): Promise<{ id: string; failed: boolean }[]> {
  return page.locator('main a[href^="#/photo/"]').evaluateAll((links) =>
    links.map((link) => ({
      id: /#\/photo\/([^?]+)/.exec(link.getAttribute('href') ?? '')?.[1] ?? '',
      failed: /failed/i.test(link.getAttribute('aria-label') ?? ''),
    })),
  );
}

/** Of whom large previews are asked. */
function largeOf(request: Request): string | undefined {
  return /\/([a-z2-7]{16})\/[^/]+\/large\.webp$/.exec(new URL(request.url()).pathname)?.[1];
}

const idShown = (page: Page) => page.evaluate(() => /#\/photo\/([^?]+)/.exec(location.hash)?.[1]);
const viewer = (page: Page) => page.getByRole('dialog', { name: 'Photo viewer' });

test('the address follows the arrows, and Escape leads back to the tile of the photo seen last', async () => {
  const page = await visit(seededScene(), '#/photos');
  await picturesSeen(page);
  const photos = await photosIn(page);
  await page.locator(`main a[href="#/photo/${photos[0]!.id}"]`).focus();
  await page.keyboard.press('Enter');
  await viewer(page).waitFor();
  for (const { id } of photos.slice(1, 6)) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => idShown(page), PATIENCE).toBe(id);
  }
  await page.getByText(/^Photo 6 of /).waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await viewer(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => location.hash)).toMatch(/^#?(\/photos)?$/);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'));
  await expect.poll(focused, PATIENCE).toBe(`#/photo/${photos[5]!.id}`);
  await page.goForward();
  await viewer(page).waitFor();
  expect(await idShown(page)).toBe(photos[5]!.id);
});

test('a link to a photo opens it over its list, and closing it leaves the list', async () => {
  const scene = seededScene();
  const first = await visit(scene, '#/photos');
  await picturesSeen(first);
  const { id } = (await photosIn(first))[9]!;
  const page = await visit(scene, `#/photo/${id}`);
  await page.getByText(/^Photo 10 of /).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Previous' }).click();
  await page.getByText(/^Photo 9 of /).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Back' }).click();
  await viewer(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => location.hash)).toBe('#/photos');
  await picturesSeen(page);
});

test('two neighbours on each side are read, and no others', async () => {
  const asked = new Set<string>();
  const page = await visit(seededScene(), '#/photos', {
    before: async (opening) => {
      opening.on('request', (request) => asked.add(largeOf(request) ?? ''));
    },
  });
  await picturesSeen(page);
  const photos = await photosIn(page);
  const at = photos.findIndex(
    (_, index) => index > 2 && photos.slice(index - 2, index + 4).every(({ failed }) => !failed),
  );
  asked.clear();
  await page.locator(`main a[href="#/photo/${photos[at]!.id}"]`).click();
  const around = (index: number) => photos.slice(index - 2, index + 3).map(({ id }) => id);
  const askedIds = () => [...asked].filter(Boolean).sort();
  await expect.poll(askedIds, PATIENCE).toEqual(around(at).sort());
  await page.keyboard.press('ArrowRight');
  await expect.poll(askedIds, PATIENCE).toEqual([...new Set([...around(at), ...around(at + 1)])].sort());
});

test('what is passed quickly is given up', async () => {
  const [begun, ended] = [new Set<string>(), new Set<string>()];
  const answers = Promise.withResolvers<void>();
  const page = await visit(seededScene(), '#/photos', {
    before: async (opening) => {
      opening.on('request', (request) => begun.add(largeOf(request) ?? ''));
      opening.on('requestfailed', (request) => ended.add(largeOf(request) ?? ''));
      // A storage that takes its time.
      await opening.route('**/large.webp?*', (route) => answers.promise.then(() => route.continue()));
    },
  });
  await picturesSeen(page);
  const photos = await photosIn(page);
  await page.locator(`main a[href="#/photo/${photos[0]!.id}"]`).click();
  await viewer(page).waitFor();
  for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => idShown(page), PATIENCE).toBe(photos[10]!.id);
  const near = photos.slice(8, 13).map(({ id }) => id);
  const passed = () => [...begun].filter((id) => id && !near.includes(id));
  await expect.poll(() => passed().filter((id) => !ended.has(id)), PATIENCE).toEqual([]);
  expect(passed().length).toBeGreaterThan(0);
  answers.resolve();
  await page.locator('.pswp__item[aria-hidden=false] .large').waitFor();
});

test('on a phone a swipe goes on, and a swipe down closes', async () => {
  const page = await visit(seededScene(), '#/photos', PHONE);
  await picturesSeen(page);
  const photos = await photosIn(page);
  await page.locator(`main a[href="#/photo/${photos[0]!.id}"]`).tap();
  await viewer(page).waitFor();
  const touch = await page.context().newCDPSession(page);
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) => {
    await touch.send('Input.dispatchTouchEvent', { type, touchPoints });
    // A finger is slower than a frame.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  };
  const swipe = async (by: { x: number; y: number }) => {
    const at = (share: number) => ({ x: 340 + by.x * share, y: 300 + by.y * share });
    await send('touchStart', [at(0)]);
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 1]) await send('touchMove', [at(share)]);
    await send('touchEnd', []);
  };
  // It has opened when the next one hangs beside it.
  await page.locator('.pswp__zoom-wrap').nth(1).waitFor({ state: 'attached' });
  await swipe({ x: -300, y: 0 });
  await expect.poll(() => idShown(page), PATIENCE).toBe(photos[1]!.id);
  await swipe({ x: 0, y: 300 });
  await viewer(page).waitFor({ state: 'detached' });
  expect(await idShown(page)).toBeUndefined();
});
