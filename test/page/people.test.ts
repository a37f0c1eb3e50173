/** People: invited by a link that is shown once, invited anew, and revoked. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { personName } from '../../core/person.ts';
import { complaints } from './complaints.ts';
import { type DumbServer, dumbServer } from './dumbServer.ts';
import { freshScene } from './freshScene.ts';
import { guestApi, invited } from './guestApi.ts';
import type { RunningScene } from './scene.ts';
import { seededScene } from './seeded.ts';
import { type VisitOptions, visit } from './visit.ts';

let stack: RunningScene;
let server: DumbServer;
let origins: string[];
let owner: string;

beforeAll(async () => {
  server = await dumbServer();
  stack = await freshScene([], { IRONVIPER_ORIGIN: server.url });
  const api = await guestApi(stack.account, { IRONVIPER_AUTH: 'token', IRONVIPER_ORIGIN: server.url });
  server.open({ api: api.url, media: stack.media });
  origins = [api.url];
  owner = await invited(stack.account, 'Olga', 'owner');
});

function come(address: string, options: VisitOptions = {}): Promise<Page> {
  return visit({ url: server.url, media: stack.media }, address, { origins, empty: true, ...options });
}

async function people(options: VisitOptions = {}): Promise<Page> {
  const page = await come(`#/invite/${owner}`, options);
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByText('This is you').waitFor();
  return page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('an invited person has a link, shown once, that opens the library', async () => {
  const page = await people({ permissions: ['clipboard-read', 'clipboard-write'] });
  await button(page, 'Invite').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Zoë');
  await dialog.getByRole('radio', { name: 'Viewer' }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByText('It is shown this once').waitFor();
  await dialog.getByRole('img', { name: /to be photographed/ }).waitFor();
  expect(await complaints(page)).toEqual([]);
  const link = await dialog.getByRole('textbox').inputValue();
  await button(page, 'Copy the link').click();
  await dialog.getByText('Copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await button(page, 'Done').click();
  await page.getByRole('listitem').filter({ hasText: 'Zoë' }).getByText('Viewer, invited').waitFor();
  expect(await page.content()).not.toContain(link.split('/').at(-1));

  const zoe = await come(new URL(link).hash);
  await zoe.getByRole('navigation', { name: 'Places' }).waitFor();
  await zoe.getByRole('link', { name: 'Settings' }).click();
  await zoe.getByText('Zoë').waitFor();
});

test('a name that is taken is said in the dialog, and invited anew from the list', async () => {
  await invited(stack.account, 'Vera', 'viewer');
  const page = await people({ expected: /status of 409/ });
  await button(page, 'Invite').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('vera');
  await page.keyboard.press('Enter');
  await dialog.getByText('Vera was invited already').waitFor();
  await page.keyboard.press('Escape');
  await button(page, 'Invite Vera anew').click();
  await dialog.getByRole('radio', { name: 'Owner' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await button(page, 'Done').click();
  await page.getByRole('listitem').filter({ hasText: 'Vera' }).getByText('Owner, invited').waitFor();
});

test('who is revoked is gone, and what that can not undo is said before', async () => {
  await invited(stack.account, 'Rita', 'viewer');
  const page = await people();
  await button(page, 'Revoke Rita').click();
  const dialog = page.getByRole('dialog', { name: 'Revoke Rita?' });
  await dialog.getByText("for up to 7 days, unless the account's delegation keys are revoked").waitFor();
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Rita').waitFor({ state: 'detached' });
});

test('an entry that is no person is told, and can be removed', async () => {
  const { state } = openStorage(stack.account);
  await state.put(personName('broken'), Buffer.from('no JSON'), { contentType: 'application/json' });
  const page = await people();
  await page.getByText(personName('broken')).waitFor();
  await button(page, 'Revoke broken').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('Entries that can not be read').waitFor({ state: 'detached' });
});

test('where nobody signs in, nobody is invited, and settings say how', async () => {
  const page = await visit(seededScene(), '#/people');
  await page.getByText('start the API with IRONVIPER_AUTH').waitFor();
  expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText('Nobody signs in here').waitFor();
  expect(await button(page, 'Sign out').count()).toBe(0);
});
