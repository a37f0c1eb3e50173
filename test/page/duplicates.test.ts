/** Check 15: copies are sorted out by the keyboard, nothing is deleted, and what was said is remembered. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { freshScene } from './freshScene.ts';
import type { RunningScene } from './scene.ts';
import { PHONE, visit } from './visit.ts';

let scene: RunningScene;

/** Equal files, the larger ones first: so are their groups. */
const GROUPS = [
  ['beach/1.jpg', 'beach/1 copy.jpg', 'old/1 copy (2).jpg'],
  ['beach/2.jpg', 'beach/2 copy.jpg'],
  ['beach/3.jpg', 'beach/3 copy.jpg'],
] as const;

/** Real converters take their time. */
const SETTLED = { timeout: 50_000, interval: 200 };
const SOON = { timeout: 10_000 };

beforeAll(async () => {
  scene = await freshScene();
  const { originals } = openStorage(scene.account);
  for (const [at, names] of GROUPS.entries()) {
    const bytes = await encode(photo(480 - 60 * at, 320, at + 1), 'jpeg');
    for (const name of names) await originals.put(name, bytes, { contentType: 'image/jpeg' });
  }
  await vi.waitFor(async () => expect(await groupSizes()).toEqual([3, 2, 2]), SETTLED);
});

const asked = async <Body>(path: string) => (await (await fetch(`${scene.url}${path}`)).json()) as Body;

/** As the API offers them, the largest first. */
async function groupSizes(): Promise<number[]> {
  const { groups } = await asked<{ groups: { files: number }[] }>('/api/duplicates?kind=exact');
  return groups.map(({ files }) => files);
}

async function trashed(): Promise<string[]> {
  const { files } = await asked<{ files: { name: string }[] }>('/api/trash');
  return files.map(({ name }) => name).sort();
}

const entries = (page: Page) => page.getByRole('navigation', { name: 'Groups' }).getByRole('link');
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });
const keep = (page: Page, name: string) => page.getByRole('checkbox', { name: new RegExp(`^Keep.*${name}$`) });
const members = (page: Page) => page.locator('.member');
const boxes = (page: Page) =>
  members(page).evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));

test('a group is accepted, another kept, by keys alone; both are gone after a reload', async () => {
  const page = await visit(scene, '#/duplicates');
  await heading(page, '3 copies').waitFor();
  expect(await keep(page, 'beach/1.jpg').isChecked()).toBe(true);
  expect(await keep(page, 'beach/1 copy.jpg').isChecked()).toBe(false);
  const before = await boxes(page);

  await page.keyboard.press('Enter');
  await page.getByText('In the trash').nth(1).waitFor();
  expect(await boxes(page)).toEqual(before);
  await expect.poll(trashed, SOON).toEqual(['beach/1 copy.jpg', 'old/1 copy (2).jpg']);
  await page.getByText('2 groups ·').waitFor();

  await page.keyboard.press('Enter');
  await keep(page, 'beach/2.jpg').waitFor();
  await page.keyboard.press('a');
  await keep(page, 'beach/3.jpg').waitFor();

  await page.reload();
  await heading(page, '2 copies').waitFor();
  expect(await entries(page).count()).toBe(1);
  await keep(page, 'beach/3.jpg').waitFor();
  expect(await trashed()).toEqual(['beach/1 copy.jpg', 'old/1 copy (2).jpg']);
});

test('a person chooses what to keep, never nothing of it, and takes it back', async () => {
  const page = await visit(scene, '#/duplicates');
  await keep(page, 'beach/3.jpg').waitFor();
  await page.keyboard.press('1');
  const button = page.getByRole('button', { name: 'Keep at least one' });
  await button.waitFor();
  expect(await button.isDisabled()).toBe(true);
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await page.getByText('In the trash').waitFor();
  expect(await trashed()).toContain('beach/3.jpg');

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('In the trash').waitFor({ state: 'detached' });
  await expect.poll(trashed, SOON).not.toContain('beach/3.jpg');
});

test('all suggestions at once say what would go before it goes', async () => {
  const page = await visit(scene, '#/duplicates');
  await page.getByRole('button', { name: 'Apply all suggestions' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Goes: beach/3 copy.jpg').waitFor();
  expect(await trashed()).not.toContain('beach/3 copy.jpg');
  await dialog.getByRole('button', { name: 'Trash 1 file' }).click();
  await page.getByText('1 file moved to the trash.').waitFor();
  expect(await trashed()).toContain('beach/3 copy.jpg');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(trashed, SOON).not.toContain('beach/3 copy.jpg');
});

test('on a phone the list comes first, and a group has a way back', async () => {
  const page = await visit(scene, '#/duplicates', PHONE);
  await entries(page).first().click();
  await keep(page, 'beach/3.jpg').waitFor();
  expect(await entries(page).count()).toBe(0);
  // Side by side, to be swiped through.
  const [one, other] = await boxes(page);
  expect(other!.left).toBeGreaterThan(one!.right - 1);
  await page.getByRole('link', { name: 'All groups' }).click();
  await entries(page).first().waitFor();
});

test('a member is opened in the viewer, among the members of its group', async () => {
  const page = await visit(scene, '#/duplicates');
  await page.getByRole('link', { name: 'Open beach/3 copy.jpg' }).click();
  await page.getByText('2 of 2').waitFor();
  await page.keyboard.press('Escape');
  await keep(page, 'beach/3.jpg').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await expect.poll(focused, SOON).toBe('Open beach/3 copy.jpg');
});

test('a viewer sees the groups, and has nothing to do in them', async () => {
  const page = await visit(scene, '#/duplicates', {
    before: (opened) =>
      opened.route('**/api/session', async (route) => {
        const session = (await (await route.fetch()).json()) as { user: object; features: object };
        const features = { ...session.features, act: false, originals: false };
        await route.fulfill({ json: { ...session, user: { name: 'Vera', role: 'viewer' }, features } });
      }),
  });
  await heading(page, '2 copies').waitFor();
  expect(await members(page).count()).toBe(2);
  expect(await page.getByRole('checkbox').count()).toBe(0);
  expect(await page.getByRole('button', { name: /trash|keep|apply/i }).count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('a');
  expect(await groupSizes()).toEqual([2]);
});

test('a group that is not there any more is said to be so', async () => {
  const page = await visit(scene, '#/duplicates/0123456789abcdef');
  await page.getByText('This group is not there any more').waitFor();
});
