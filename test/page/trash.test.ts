/** Check 11: what is done with what is selected, and undone; in the trash, what is restored, and what could not be. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { freshScene } from './freshScene.ts';
import { listening } from './listening.ts';
import { publishedPhotos } from './published.ts';
import type { RunningScene } from './scene.ts';
import { PHONE, visit } from './visit.ts';

const PHOTOS = 6;
const FOLDER = 'picked';

let scene: RunningScene;

/** Real converters take their time. */
const SETTLED = { timeout: 50_000, interval: 200 };
const SOON = { timeout: 20_000 };

beforeAll(async () => {
  scene = await freshScene();
  const { originals } = openStorage(scene.account);
  for (let i = 0; i < PHOTOS; i++) {
    const bytes = await encode(photo(240 + i, 160), 'jpeg');
    await originals.put(`${FOLDER}/IMG_20260504_12000${i}.jpg`, bytes, { contentType: 'image/jpeg' });
  }
  await vi.waitFor(async () => expect(await publishedPhotos(scene)).toHaveLength(PHOTOS), SETTLED);
});

const read = async <Body>(path: string) => (await (await fetch(`${scene.url}${path}`)).json()) as Body;
const listed = async (path: string) => (await read<{ files: { id: string }[] }>(path)).files.map(({ id }) => id).sort();
const inTrash = () => listed('/api/trash');

async function open(): Promise<Page> {
  const page = await visit(scene, '#/photos');
  await photosShown(page, PHOTOS);
  await listening(page);
  return page;
}

const photosShown = (page: Page, count: number) =>
  expect.poll(() => page.locator('.picture[href]').count(), SOON).toBe(count);

const idOf = (page: Page, at: number) =>
  page
    .locator('.picture')
    .nth(at)
    .evaluate((link) => (link as HTMLAnchorElement).hash.split(/[/?]/)[2] ?? '');

test('a selection goes to the trash, is seen as going, and comes back', async () => {
  const page = await open();
  const ids = await Promise.all([1, 2, 3].map((at) => idOf(page, at)));
  await page.locator('.picture').nth(1).focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByText('3 selected').waitFor();
  const news = Promise.withResolvers<void>();
  await page.route(/manifest\.json/, (route) => news.promise.then(() => route.continue()));
  await page.keyboard.press('Delete');
  await page.getByText('3 files moved to the trash.').waitFor();
  expect(await inTrash()).toEqual(ids.toSorted());
  expect(await page.locator('.leaving').count()).toBe(3);
  news.resolve();
  await photosShown(page, PHOTOS - 3);
  await page.getByText('3 photos').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await photosShown(page, PHOTOS);
  expect(await inTrash()).toEqual([]);
  expect(await page.locator('.leaving').count()).toBe(0);
});

test('one is downloaded as it is, several as a zip', async () => {
  const page = await open();
  await page.locator('.picture').first().focus();
  await page.keyboard.press('x');
  const one = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await one).suggestedFilename()).toMatch(/^IMG_20260504_12000\d\.jpg$/);
  await page.keyboard.press('Control+a');
  await page.getByText(`${PHOTOS} selected`).waitFor();
  const all = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await all).suggestedFilename()).toBe(`${FOLDER}.zip`);
});

async function trashAll(): Promise<void> {
  const action = { op: 'trash', ids: [...(await listed('/api/search?q=kind:jpeg')), ...(await inTrash())] };
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${scene.url}/api/files/actions`, { method: 'POST', headers, body: JSON.stringify(action) });
  expect(await inTrash()).toHaveLength(PHOTOS);
}

const cells = (page: Page) => page.getByRole('gridcell');
const count = (page: Page, files: string) => page.getByText(new RegExp(`^${files} · `));

test('selected files are restored, the rest is counted again, and undo brings them back', async () => {
  await trashAll();
  const page = await visit(scene, '#/trash');
  await count(page, '6 files').waitFor();
  await page.getByText('Nothing is deleted by itself').waitFor();
  await listening(page);
  await cells(page).first().getByRole('link').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByText('2 selected').waitFor();
  await page.keyboard.press('Delete');
  await count(page, '4 files').waitFor();
  await expect.poll(() => cells(page).count(), SOON).toBe(4);
  expect(await inTrash()).toHaveLength(4);

  await page.getByRole('button', { name: 'Undo' }).click();
  await count(page, '6 files').waitFor();
  await expect.poll(() => cells(page).count(), SOON).toBe(6);
});

test('all of it is restored at once', async () => {
  await trashAll();
  const page = await visit(scene, '#/trash', PHONE);
  await page.getByRole('button', { name: 'Restore all' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore 6 files' }).click();
  await page.getByText('The trash is empty.').waitFor();
  expect(await inTrash()).toEqual([]);
});

test('what could not be restored is said, and stays', async () => {
  await trashAll();
  const page = await visit(scene, '#/trash', {
    before: (opened) =>
      opened.route('**/api/files/actions', async (route) => {
        const { ids: some } = route.request().postDataJSON() as { ids: string[] };
        const results = some.map((id) => ({ id, outcome: 'late' }));
        await route.fulfill({ json: { results, done: 0 } });
      }),
  });
  await count(page, '6 files').waitFor();
  await listening(page);
  await cells(page).first().getByRole('link').focus();
  await page.keyboard.press('x');
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: /^Restore/ })
    .click();
  await page.getByText(/1 of 1 file not restored. 1 file could not be written in time/).waitFor();
  expect(await cells(page).count()).toBe(6);
  await count(page, '6 files').waitFor();
});
