/** Checks 8, 10, 17 and 19: photos looked at closely, turned, failed, belonging together, and seen by a guest. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { meanDistance } from '../fixtures/closeness.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { dumbServer } from './dumbServer.ts';
import { freshScene } from './freshScene.ts';
import { guestApi, invited } from './guestApi.ts';
import { listening } from './listening.ts';
import { boxOf, NOW, seen } from './lookedAt.ts';
import type { RunningScene } from './scene.ts';
import { CLOSE, TILES, uploadViewed } from './viewedFiles.ts';
import { type VisitOptions, visit } from './visit.ts';

/** The machine may have much else to do. */
const PATIENCE = { timeout: 20_000 };

let ids: ReadonlyMap<string, string>;
let scene: RunningScene;
let guest: { url: string; media: string; origins: string[]; token: string };

beforeAll(async () => {
  const server = await dumbServer();
  scene = await freshScene([], { IRONVIPER_ORIGIN: server.url });
  ids = await uploadViewed(scene);
  const api = await guestApi(scene.account, { IRONVIPER_AUTH: 'token', IRONVIPER_ORIGIN: server.url });
  server.open({ api: api.url, media: scene.media });
  const token = await invited(scene.account, 'Vera', 'viewer');
  guest = { url: server.url, media: scene.media, origins: [api.url], token };
}, 120_000);

async function asked<Body>(path: string): Promise<Body> {
  return (await (await fetch(scene.url + path)).json()) as Body;
}

async function trashed(): Promise<string[]> {
  const { files } = await asked<{ files: { name: string }[] }>('/api/trash');
  return files.map(({ name }) => name).sort();
}

async function look(name: string, options: VisitOptions = {}): Promise<Page> {
  const page = await visit(scene, `#/photo/${ids.get(name)}`, options);
  await page.getByRole('dialog', { name: 'Photo viewer' }).waitFor();
  return page;
}

test.each([
  ['a JPEG by its original', 'close.jpg', CLOSE.width],
  ["a RAW by its camera's JPEG", 'camera.dng', CLOSE.width],
])('at 100 % %s takes the place of the preview, and nothing moves', async (_, name, px) => {
  const original = Promise.withResolvers<void>();
  const ranges: (string | null)[] = [];
  const page = await look(name, {
    // Nothing is on its way to where it will be.
    reducedMotion: 'reduce',
    before: (opening) =>
      opening.route('**/file-store/**', async (route) => {
        ranges.push(await route.request().headerValue('range'));
        await original.promise;
        await route.continue();
      }),
  });
  await page.locator(`${NOW} .large`).waitFor();
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Fit to the window, now at 100 %' }).waitFor();
  await expect.poll(() => ranges.length, PATIENCE).toBe(1);
  await page.keyboard.press('Shift+ArrowRight');
  const [box, before] = [await boxOf(page), await seen(page)];
  original.resolve();
  const full = page.locator(`${NOW} .full`);
  await full.waitFor();
  const after = await boxOf(page);
  for (const [at, value] of box.entries()) expect(Math.abs(after[at]! - value)).toBeLessThanOrEqual(0.5);
  expect(await full.evaluate((image: HTMLImageElement) => Math.max(image.naturalWidth, image.naturalHeight))).toBe(px);
  // Laid as the preview is: any other way it would be another picture.
  expect(meanDistance(await seen(page), before)).toBeLessThan(8);
  expect(ranges[0]?.startsWith('bytes=') ?? false).toBe(name.endsWith('.dng'));
});

test('where the browser can not show the original, it is said what is shown', async () => {
  const page = await look('phone.heic');
  await page.locator(`${NOW} .large`).waitFor();
  await page.keyboard.press('1');
  await page.getByText('2048 px preview').waitFor();
  const download = page.waitForEvent('download');
  await page.locator('.viewer-part').getByRole('button', { name: 'Download original' }).click();
  expect((await download).suggestedFilename()).toBe('phone.heic');
});

test('a photo is turned at once, and for good', async () => {
  const page = await look('turned.jpg');
  const ratio = async () => {
    const [, , width = 0, height = 0] = await boxOf(page);
    return width / height;
  };
  await page.locator(`${NOW} .large`).waitFor();
  expect(await ratio()).toBeCloseTo(1.6, 1);
  await page.getByRole('button', { name: 'Turn left' }).click();
  await expect.poll(ratio, PATIENCE).toBeCloseTo(0.625, 1);
  const before = await seen(page);
  const turn = async () => (await asked<{ turn: number }>(`/api/files/${ids.get('turned.jpg')}`)).turn;
  await expect.poll(turn, { timeout: 20_000 }).toBe(270);
  await page.locator(`${NOW} .large[style*="rotate(0deg)"]`).waitFor();
  expect(await ratio()).toBeCloseTo(0.625, 1);
  expect(meanDistance(await seen(page), before)).toBeLessThan(4);
});

test('a photo that failed says why, and is shown as soon as it is converted', async () => {
  const page = await look('broken.jpg');
  await page.getByText('What can be done: look for another copy.').first().waitFor();
  const bytes = await encode(photo(640, 400, 6), 'jpeg');
  await openStorage(scene.account).originals.put('broken.jpg', bytes, { contentType: '' });
  await page.getByRole('button', { name: 'Reconvert' }).click();
  await page.locator(`${NOW} .large`).waitFor();
  expect(await page.getByText('What can be done').count()).toBe(0);
});

test('a RAW and its JPEG are one photo, with both to look at', async () => {
  const page = await look('pair.jpg');
  const files = page.getByRole('list', { name: 'Files of this photo' }).getByRole('button');
  await files.nth(1).waitFor();
  expect(await files.allInnerTexts()).toEqual(['JPEG', 'RAW']);
  await files.nth(1).click();
  await page.keyboard.press('i');
  await page.getByText('pair.arw').waitFor();
  await page.getByText("The camera's own picture, from within the RAW").waitFor();
});

test('the film of a live photo plays over it, and a video plays', async () => {
  const page = await look('live.jpg');
  const played = () => page.locator(`${NOW} video`).evaluate((video: HTMLVideoElement) => video.currentTime);
  await page.getByRole('button', { name: 'Live' }).click();
  await expect.poll(played, PATIENCE).toBeGreaterThan(0);
  await page.locator(`${NOW} video`).waitFor({ state: 'detached' });

  const other = await look('film.mp4');
  const video = other.locator(`${NOW} video[src]`);
  await video.evaluate((element: HTMLVideoElement) => element.play());
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime), PATIENCE)
    .toBeGreaterThan(0);
});

test('in the grid each photo is one tile, which goes to the trash with all its files, and comes back', async () => {
  const page = await visit(scene, '#/photos');
  const tile = (name: string) => page.locator(`.picture[href*="${ids.get(name)}"]`);
  const tiles = () => page.locator('.picture[href]').count();
  await expect.poll(tiles, PATIENCE).toBe(TILES);
  await listening(page);
  for (const name of ['pair.arw', 'live.mov']) expect(await tile(name).count()).toBe(0);
  await tile('pair.jpg').focus();
  await page.keyboard.press('x');
  await tile('live.jpg').focus();
  await page.keyboard.press('x');
  await page.getByText('2 selected').waitFor();
  await page.keyboard.press('Delete');
  await page.getByText('4 files moved to the trash.').waitFor();
  expect(await trashed()).toEqual(['live.jpg', 'live.mov', 'pair.arw', 'pair.jpg']);
  await expect.poll(tiles, PATIENCE).toBe(TILES - 2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(tiles, PATIENCE).toBe(TILES);
  expect(await trashed()).toEqual([]);
});

test('what is trashed makes way for the next, and comes back by Undo', async () => {
  const page = await look('going.jpg');
  await page.locator(`${NOW} .large`).waitFor();
  const id = ids.get('going.jpg');
  await page.keyboard.press('Delete');
  await expect.poll(() => page.evaluate(() => location.hash), PATIENCE).not.toContain(id);
  await expect.poll(trashed, PATIENCE).toEqual(['going.jpg']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(trashed, PATIENCE).toEqual([]);
});

test('a guest sees no place, no EXIF and no original', async () => {
  const page = await visit(guest, `#/invite/${guest.token}`, { origins: guest.origins });
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
  const originals: string[] = [];
  page.on('request', (request) => request.url().includes('/file-store/') && originals.push(request.url()));
  await page.goto(`${guest.url}/#/photo/${ids.get('close.jpg')}`);
  const viewer = page.getByRole('dialog', { name: 'Photo viewer' });
  await viewer.locator(`${NOW} .large`).waitFor();
  await page.keyboard.press('i');
  await viewer.getByText('close.jpg').waitFor();
  await page.keyboard.press('1');
  await viewer.getByText('2048 px preview').waitFor();
  for (const name of ['Download original', 'Turn left', 'Favourite', 'Move to the trash', 'Reconvert']) {
    expect(await viewer.getByRole('button', { name }).count(), name).toBe(0);
  }
  expect(await viewer.getByText('EXIF and XMP').count()).toBe(0);
  await page.goto(`${guest.url}/#/photo/${ids.get('film.mp4')}`);
  await viewer.getByText('The video itself is for owners.').waitFor();
  expect(originals).toEqual([]);
});
