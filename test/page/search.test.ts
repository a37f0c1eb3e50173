/** Check 13: what a query says, what it finds, and what is said where it finds nothing. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { seededScene } from './seeded.ts';
import { PHONE, visit } from './visit.ts';

interface SearchPage {
  terms: { text: string }[];
  total: number;
  files: { id: string }[];
  cursor: string | null;
}

const { url } = seededScene();
const found = async (query: string, more = '') =>
  (await (await fetch(`${url}/api/search?q=${encodeURIComponent(query)}${more}`)).json()) as SearchPage;
const linkTo = (query: string) => `#/search?q=${encodeURIComponent(query)}`;
const queryOf = (page: Page) => page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('q') ?? '');
const counted = (total: number) => `${total.toLocaleString('en')} file${total === 1 ? '' : 's'}`;
const box = (page: Page) => page.getByRole('combobox');
const chips = (page: Page) => page.getByRole('list', { name: 'What is searched for' });

test('a query is shown term by term, counted as the API counts, and follows the chips', async () => {
  const page = await visit(seededScene(), linkTo('kind:raw iso:800-3200 path:2019/*'));
  const { total } = await found('kind:raw iso:800-3200 path:2019/*');
  expect(total).toBeGreaterThan(0);
  await page.getByText(counted(total), { exact: true }).waitFor();
  expect(await page.getByRole('grid').getByRole('gridcell').count()).toBeGreaterThan(0);

  await chips(page).getByRole('button', { name: 'Without iso:800-3200' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(counted((await found('kind:raw path:2019/*')).total), { exact: true }).waitFor();
  expect(await queryOf(page)).toBe('kind:raw path:2019/*');
  expect(await box(page).inputValue()).toBe('kind:raw path:2019/*');
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Without path:2019/*');

  await page.goBack();
  await page.getByText(counted(total), { exact: true }).waitFor();
});

test('what is not understood is said, and nothing is found for it', async () => {
  const page = await visit(seededScene(), linkTo('kind:raw kind:foo colour:red'), { expected: /400/ });
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.innerText()).toMatch(/kind:foo.*There is no key colour:/s);
  expect(await page.getByRole('gridcell').count()).toBe(0);
  await alert.getByRole('button', { name: 'Search for kind:raw alone' }).click();
  await page.getByText(counted((await found('kind:raw')).total), { exact: true }).waitFor();
  expect(await queryOf(page)).toBe('kind:raw');
});

test('where nothing is found, what would find some is a button', async () => {
  const page = await visit(seededScene(), linkTo('kind:raw year:1950'));
  const { total } = await found('kind:raw');
  await page.getByRole('button', { name: `${counted(total)} without year:1950` }).click();
  await page.getByText(counted(total), { exact: true }).waitFor();
  expect(await queryOf(page)).toBe('kind:raw');
});

test('the box is found by a key, and completes the last word by arrows', async () => {
  const page = await visit(seededScene(), '#/folders/');
  await page.getByRole('treeitem').first().waitFor();
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
  await page.keyboard.type('kind:raw can');
  const option = page.getByRole('option', { name: /^Canon/ }).first();
  await option.waitFor();
  await page.keyboard.press('ArrowDown');
  const active = await box(page).getAttribute('aria-activedescendant');
  expect(await page.getByRole('option', { selected: true }).getAttribute('id')).toBe(active);
  const name = (await option.locator('bdi').first().innerText()).trim();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.includes('camera'));
  expect(await queryOf(page)).toBe(`kind:raw camera:"=${name}"`);
  expect(await page.getByRole('option').count()).toBe(0);
  await page.getByText(counted((await found(await queryOf(page))).total), { exact: true }).waitFor();

  await page.keyboard.type('is');
  await page.getByRole('option', { name: 'iso:' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().waitFor({ state: 'hidden' });
  expect(await box(page).inputValue()).toBe(`kind:raw camera:"=${name}" is`);
});

test('a slow answer never takes the place of a newer one', async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const page = await visit(seededScene(), '#/search', {
    before: (page) =>
      page.route('**/api/search?q=kind%3Araw&*', async (route) => {
        await held;
        // It is aborted by now, or should be.
        await route.continue().catch(() => undefined);
      }),
  });
  await box(page).fill('kind:raw');
  await page.waitForFunction(() => location.hash.includes('raw'));
  await box(page).fill('kind:video');
  const videos = counted((await found('kind:video')).total);
  await page.getByText(videos, { exact: true }).waitFor();
  letGo();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await page.getByText(videos, { exact: true }).isVisible()).toBe(true);
  expect(await queryOf(page)).toBe('kind:video');
});

test('before anything is asked there are ideas, and facets narrow what was found', async () => {
  const page = await visit(seededScene(), '#/search');
  await page.getByRole('link', { name: /^RAW/ }).click();
  await page.getByText(counted((await found('kind:raw')).total), { exact: true }).waitFor();
  const facets = page.getByRole('complementary', { name: 'Narrow down' });
  const years = facets.getByRole('group', { name: 'Year' });
  await years.getByRole('button', { name: /more/ }).click();
  await years.getByRole('button', { name: /^2019/ }).click();
  await page.getByText(counted((await found('kind:raw year:2019')).total), { exact: true }).waitFor();
  expect(await queryOf(page)).toBe('kind:raw year:2019');
  await years.getByRole('button', { name: /^2019/, pressed: true }).click();
  await page.waitForFunction(() => !location.hash.includes('2019'));
});

test('on a phone the facets are a sheet', async () => {
  const page = await visit(seededScene(), linkTo('kind:raw'), PHONE);
  await page.getByRole('button', { name: 'Narrow' }).click();
  const sheet = page.getByRole('dialog', { name: 'Narrow down' });
  const folder = sheet.getByRole('group', { name: 'Folder' }).getByRole('button').first();
  const path = await folder.locator('bdi').textContent();
  await folder.click();
  const { total } = await found(`kind:raw path:${path}/*`);
  await sheet.getByRole('button', { name: `Show ${counted(total)}` }).click();
  await sheet.waitFor({ state: 'hidden' });
  await page.getByText(counted(total), { exact: true }).waitFor();
});

test('what goes wrong is said beside what was found, with a way to try again', async () => {
  const page = await visit(seededScene(), linkTo('kind:raw'), { expected: /503/ });
  const raw = counted((await found('kind:raw')).total);
  await page.getByText(raw, { exact: true }).waitFor();
  await page.route('**/api/search?q=kind%3Avideo&*', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ title: 'Unavailable', status: 503, detail: 'The library is away.', requestId: 'abc-1' }),
    }),
  );
  await box(page).fill('kind:video');
  await page.getByText('The library is away.').waitFor();
  await page.getByText('abc-1').waitFor();
  expect(await page.getByRole('gridcell').count()).toBeGreaterThan(0);
  await page.unroute('**/api/search?q=kind%3Avideo&*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText(counted((await found('kind:video')).total), { exact: true }).waitFor();
});
