/** Check 11, the trash: what is restored is counted anew by the API, and what could not be is said and stays. */
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { freshScene } from './freshScene.ts';
import type { RunningScene } from './scene.ts';
import { PHONE, visit } from './visit.ts';

const FILES = 5;

let scene: RunningScene;

/** Real converters take their time. */
const SETTLED = { timeout: 50_000, interval: 200 };
const SOON = { timeout: 10_000 };

beforeAll(async () => {
  scene = await freshScene();
  const { originals } = openStorage(scene.account);
  const bytes = await encode(photo(480, 320), 'jpeg');
  for (let i = 0; i < FILES; i++) {
    await originals.put(`IMG_2026050${i + 1}_120000.jpg`, bytes, { contentType: 'image/jpeg' });
  }
  await vi.waitFor(async () => expect(await ids()).toHaveLength(FILES), SETTLED);
});

beforeEach(async () => {
  const action = { op: 'trash', ids: await ids() };
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${scene.url}/api/files/actions`, { method: 'POST', headers, body: JSON.stringify(action) });
  expect(await inTrash()).toBe(FILES);
});

/** Of all files, in the trash or not. */
async function ids(): Promise<string[]> {
  const read = async (path: string) =>
    (await (await fetch(`${scene.url}${path}`)).json()) as { files: { id: string }[] };
  const [found, trashed] = [await read('/api/search?q=kind:jpeg'), await read('/api/trash')];
  return [...found.files, ...trashed.files].map(({ id }) => id);
}

async function inTrash(): Promise<number> {
  return ((await (await fetch(`${scene.url}/api/trash`)).json()) as { total: number }).total;
}

const cells = (page: Page) => page.getByRole('gridcell');
const count = (page: Page, files: string) => page.getByText(new RegExp(`^${files} · `));

test('selected files are restored, the rest is counted again, and undo brings them back', async () => {
  const page = await visit(scene, '#/trash');
  await count(page, '5 files').waitFor();
  await page.getByText('Nothing is deleted by itself').waitFor();
  await cells(page).first().getByRole('link').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByText('2 selected').waitFor();
  await page.keyboard.press('Delete');
  await count(page, '3 files').waitFor();
  await expect.poll(() => cells(page).count(), SOON).toBe(3);
  expect(await inTrash()).toBe(3);

  await page.getByRole('button', { name: 'Undo' }).click();
  await count(page, '5 files').waitFor();
  await expect.poll(() => cells(page).count(), SOON).toBe(5);
});

test('all of it is restored at once', async () => {
  const page = await visit(scene, '#/trash', PHONE);
  await page.getByRole('button', { name: 'Restore all' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore 5 files' }).click();
  await page.getByText('The trash is empty.').waitFor();
  expect(await inTrash()).toBe(0);
});

test('what could not be restored is said, and stays', async () => {
  const page = await visit(scene, '#/trash', {
    before: (opened) =>
      opened.route('**/api/files/actions', async (route) => {
        const { ids: some } = route.request().postDataJSON() as { ids: string[] };
        const results = some.map((id) => ({ id, outcome: 'late' }));
        await route.fulfill({ json: { results, done: 0 } });
      }),
  });
  await count(page, '5 files').waitFor();
  await cells(page).first().getByRole('link').focus();
  await page.keyboard.press('x');
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: /^Restore/ })
    .click();
  await page.getByText(/1 of 1 file not restored. 1 file could not be written in time/).waitFor();
  expect(await cells(page).count()).toBe(5);
  await count(page, '5 files').waitFor();
});
