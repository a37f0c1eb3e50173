/** Check 11: what is done with what is selected, and undone. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { freshScene } from './freshScene.ts';
import type { RunningScene } from './scene.ts';
import { visit } from './visit.ts';

const PHOTOS = 6;
let scene: RunningScene;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selected-'));
  for (let i = 0; i < PHOTOS; i++) {
    await writeFile(join(folder, `IMG_20260504_12000${i}.jpg`), await encode(photo(240 + i, 160), 'jpeg'));
  }
  scene = await freshScene([folder]);
});

afterAll(() => rm(folder, { recursive: true }));

const read = async <Body>(path: string) => (await (await fetch(`${scene.url}${path}`)).json()) as Body;
const stats = () => read<{ files: number; byState?: { ok?: number } }>('/api/stats');
const inTrash = async () => (await read<{ files: { id: string }[] }>('/api/trash')).files.map(({ id }) => id).sort();

async function open(): Promise<Page> {
  await expect.poll(async () => (await stats()).byState?.ok, { timeout: 40_000, interval: 200 }).toBe(PHOTOS);
  const page = await visit(scene, '#/photos');
  await page
    .locator('.picture[href]')
    .nth(PHOTOS - 1)
    .waitFor();
  return page;
}

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
  await page.keyboard.press('Delete');
  await page.getByText('3 files moved to the trash.').waitFor();
  expect(await inTrash()).toEqual(ids.toSorted());
  await expect.poll(() => page.locator('.picture[href]').count(), { timeout: 20_000 }).toBe(PHOTOS - 3);
  await page.getByText('3 photos').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => page.locator('.picture[href]').count(), { timeout: 20_000 }).toBe(PHOTOS);
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
  expect((await all).suggestedFilename()).toBe(`${basename(folder)}.zip`);
});
