/** Check 19: people come in by an invitation or a provider, and are out again when that ends. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { systemClock as clock } from '../../core/clock.ts';
import { invite } from '../../library/invite.ts';
import { revoke } from '../../library/revoke.ts';
import { complaints } from './complaints.ts';
import { invited } from './guestApi.ts';
import type { Provider } from './provider.ts';
import type { RunningScene } from './scene.ts';
import { type VisitOptions, visit } from './visit.ts';
import { type Place, waysIn } from './waysIn.ts';

/** What a browser notes of each refused request. */
const REFUSED = /status of 401|status of 403/;

let stack: RunningScene;
let byInvitation: Place;
let byProvider: Place;
let anna: Provider;

beforeAll(async () => {
  ({ stack, byInvitation, byProvider, anna } = await waysIn());
});

afterAll(() => anna.stop());

function come(place: Place, address: string, options: VisitOptions = {}): Promise<Page> {
  return visit({ url: place.url, media: stack.media }, address, {
    origins: place.origins,
    expected: REFUSED,
    empty: true,
    ...options,
  });
}

/** For a second the API takes people for what they were. */
async function ended(token: string): Promise<void> {
  const ask = () => fetch(`${byInvitation.origins[0]}/api/session`, { headers: { Authorization: `Bearer ${token}` } });
  await expect.poll(async () => (await ask()).status, { timeout: 10_000 }).toBe(401);
}

const goTo = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).click();

test('who was not invited is asked for an invitation, and shown no empty library', async () => {
  const page = await come(byInvitation, '#/trash');
  await page.getByRole('heading', { name: 'Family photos' }).waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await complaints(page)).toEqual([]);
  await page.getByLabel('Your invitation').fill('a link that was cut sho');
  await page.getByRole('button', { name: 'Open the library' }).click();
  await page.getByText('There is no invitation in it').waitFor();
  const token = await invited(stack.account, 'Olga', 'owner');
  await page
    .getByLabel('Your invitation')
    .fill(`Hello, here it is: ${byInvitation.url}/#/invite/${token} . Yours, Anna`);
  await page.getByRole('button', { name: 'Open the library' }).click();
  // Where this one wanted to go.
  await page.getByRole('heading', { name: 'Trash' }).waitFor();
});

test('an invitation opens the library as its person, and leaves the address', async () => {
  const token = await invited(stack.account, 'Vera', 'viewer');
  const page = await come(byInvitation, `#/invite/${token}`);
  const places = page.getByRole('navigation', { name: 'Places' });
  await places.waitFor();
  expect(page.url()).toBe(`${byInvitation.url}/#/photos`);
  expect(await places.getByRole('link').allInnerTexts()).toEqual([
    ...['Photos', 'Folders', 'Search', 'Duplicates', 'Fleet', 'Settings'],
  ]);
  await goTo(page, 'Settings');
  await page.getByText('Viewer: may look').waitFor();
  // Nor is anything there when the page begins anew, before the API has said who this is.
  await page.addInitScript(() => Object.assign(window, { kept: Object.keys(localStorage) }));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Your invitation').waitFor();
  expect(await page.evaluate(() => (window as unknown as { kept: string[] }).kept)).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('who is signed in and follows the invitation of another is asked first', async () => {
  const [own, given] = [await invited(stack.account, 'Ömer', 'owner'), await invited(stack.account, 'Zoë', 'viewer')];
  const page = await come(byInvitation, `#/invite/${own}`);
  const follow = () =>
    page.evaluate((to) => {
      location.hash = to;
    }, `#/invite/${given}`);
  await page.getByRole('link', { name: 'People' }).waitFor();
  await follow();
  await page.getByRole('dialog', { name: 'An invitation for Zoë' }).getByText('signed in as Ömer').waitFor();
  expect(page.url()).toBe(`${byInvitation.url}/#/photos`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.reload();
  await page.getByRole('link', { name: 'People' }).waitFor();
  await follow();
  await page.getByRole('button', { name: 'Sign in as Zoë' }).click();
  await page.getByRole('link', { name: 'People' }).waitFor({ state: 'detached' });
});

test('an invitation that opens nothing says so', async () => {
  const token = await invited(stack.account, 'Gone', 'viewer');
  await revoke(openStorage(stack.account).state, 'Gone');
  const page = await come(byInvitation, `#/invite/${token}`);
  await page.getByText('This invitation opens nothing').waitFor();
  await page.getByLabel('Your invitation').waitFor();
});

test('who is revoked is asked over what is shown, once, and what was asked is sent again', async () => {
  const { state } = openStorage(stack.account);
  const token = await invited(stack.account, 'Rita', 'owner');
  const page = await come(byInvitation, `#/invite/${token}`);
  await goTo(page, 'People');
  await page.getByText('This is you').waitFor();
  const anew = await invite({ state, clock }, { name: 'Rita', role: 'owner', replace: true });
  if (!('token' in anew) || !anew.token) throw new Error('Rita has no token');
  await ended(token);
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  // Each of these screens asks more than one thing.
  for (const hash of ['#/fleet', '#/settings', '#/fleet', '#/settings']) {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
  }
  await page.getByRole('dialog').waitFor();
  expect(await complaints(page)).toEqual([]);
  await page.getByRole('dialog').getByLabel('Your invitation').fill(anew.token);
  await page.getByRole('dialog').getByRole('button', { name: 'Open the library' }).click();
  await page.getByText(/^ironviper \d/).waitFor();
  await page.getByText('0 files').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
});

test('who would rather not sign in again is left alone, and told', async () => {
  const token = await invited(stack.account, 'Lola', 'owner');
  const page = await come(byInvitation, `#/invite/${token}`);
  await goTo(page, 'People');
  await page.getByText('This is you').waitFor();
  await revoke(openStorage(stack.account).state, 'Lola');
  await ended(token);
  await page.reload();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('You are signed out').waitFor();
  await goTo(page, 'Settings');
  await page.getByText('This invitation opens nothing').first().waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('dialog').waitFor();
});

test('a provider signs in, and the person is where they wanted to go', async () => {
  const page = await come(byProvider, '#/settings');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Anna of the provider').waitFor();
  expect(page.url()).toBe(`${byProvider.url}/#/settings`);
  const [asked] = anna.seen;
  expect(asked?.get('scope')).toBe('openid profile email offline_access');

  // Its token has ended: a new one comes without a word.
  const grants = anna.seen.length;
  const end = () => localStorage.setItem('ironviper.credential', '"ended"');
  await page.evaluate(end);
  await page.reload();
  await page.getByText(/^ironviper \d/).waitFor();
  await page.getByText('0 files').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(anna.seen.slice(grants).map((form) => form.get('grant_type'))).toEqual(['refresh_token']);

  // Nor does it give one now: the person is asked, beside what is shown, which goes on.
  await page.evaluate(() => localStorage.removeItem('ironviper.renewal'));
  await page.evaluate(end);
  await page.reload();
  const window = page.waitForEvent('popup');
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
  await (await window).waitForEvent('close');
  await page.getByText(/^ironviper \d/).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('whom a provider knows and nobody has invited is told so', async () => {
  const page = await come(byProvider, '#/settings');
  anna.person = { email: 'eve@example.org' };
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Nobody has invited eve@example.org').waitFor();
  anna.person = { email: 'anna@example.org' };
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await page.getByRole('navigation').waitFor();
  expect(anna.seen.filter((query) => query.get('prompt') === 'select_account')).toHaveLength(1);
});

test('a page that came by plain http says why nobody can sign in at a provider there', async () => {
  const page = await come(byProvider, '#/photos', {
    before: (opened) => opened.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined })),
  });
  await page.getByText('That needs this page to be opened by https').waitFor();
});
