/** The keyboard, and the frame that everything is in: keys, places, the focus that goes along. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { complaints } from './complaints.ts';
import { seededScene } from './seeded.ts';
import { PHONE, visit } from './visit.ts';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('/ goes to the search box, where it is a letter like any other', async () => {
  const page = await visit(seededScene(), '#/fleet');
  await page.getByRole('heading', { name: 'Fleet' }).waitFor();
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement?.matches('input[type=search]'));
  expect(await page.evaluate(() => location.hash)).toBe('#/search');
  await page.keyboard.type('a/b?');
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('a/b?');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('? shows all keys, over which no other is heard, and Escape goes back to where one was', async () => {
  const page = await visit(seededScene(), '#/settings');
  const button = page.getByRole('button', { name: 'Show all keys' });
  await button.focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await dialog.getByText('Go to a date').waitFor();
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press('/');
  expect(await page.evaluate(() => location.hash)).toBe('#/settings');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('Show all keys');
});

test('keys of one sign can be switched off, for the next visit too', async () => {
  const page = await visit(seededScene(), '#/settings');
  await page.getByRole('checkbox', { name: /single letter/ }).uncheck();
  await page.reload();
  await page.getByRole('heading', { name: 'Keyboard' }).waitFor();
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  expect(await page.evaluate(() => location.hash)).toBe('#/settings');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'Show all keys' }).click();
  await page.getByText('switched off in Settings').waitFor();
});

test('who goes to a screen arrives at its heading, with its name on the window', async () => {
  const page = await visit(seededScene(), '#/photos');
  await page.getByRole('link', { name: 'Trash' }).click();
  await page.waitForFunction(() => document.activeElement?.matches('main h1'));
  expect(await focused(page)).toBe('Trash');
  expect(await page.title()).toBe('Trash · ironviper');
  await page.goBack();
  await page.waitForFunction(() => document.title === 'ironviper');
});

test('the first stop of the keyboard leads past the places', async () => {
  const page = await visit(seededScene(), '#/settings');
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('To the content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('colours that were chosen are there from the first paint of the next visit', async () => {
  const page = await visit(seededScene(), '#/settings', { colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction(() => document.documentElement?.style.colorScheme === 'dark');
  await page.getByRole('radio', { name: 'As the system' }).check({ force: true });
  expect(await ground()).toBe(light);
});

test('on a phone the other places open over the bar, and close again', async () => {
  const page = await visit(seededScene(), '#/photos', PHONE);
  const more = page.getByRole('button', { name: 'More' });
  const fleet = page.getByRole('link', { name: 'Fleet' });
  await more.click();
  await fleet.waitFor();
  await page.keyboard.press('Escape');
  await fleet.waitFor({ state: 'hidden' });
  expect(await focused(page)).toContain('More');
  await more.click();
  await fleet.waitFor();
  await page.touchscreen.tap(200, 200);
  await fleet.waitFor({ state: 'hidden' });
  expect(await page.evaluate(() => location.hash)).toBe('#/photos');
  await more.click();
  await fleet.click();
  await page.getByRole('heading', { name: 'Fleet' }).waitFor();
  await fleet.waitFor({ state: 'hidden' });
});

test('a part of the page that does not come is said in its place, and asked for again', async () => {
  const chunk = '**/assets/FoldersScreen*.js';
  const page = await visit(seededScene(), '#/settings', {
    expected: /ERR_FAILED/,
    before: (opened) => opened.route(chunk, (route) => route.abort()),
  });
  await page.getByRole('link', { name: 'Folders' }).click();
  await page.getByText('This part of the page could not be loaded').waitFor();
  await page.unroute(chunk);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('treeitem').first().waitFor();
});

test('without a network that is said over what was read before, until there is one again', async () => {
  const page = await visit(seededScene(), '#/settings', { expected: /ERR_INTERNET_DISCONNECTED/ });
  await page.getByText(/^ironviper \d/).waitFor();
  await page.getByRole('link', { name: 'Trash' }).click();
  await page.getByRole('heading', { name: 'Trash' }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText('Offline: what you see was read before').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await page.getByText('Offline: what you see').waitFor({ state: 'detached' });
});
