/** Check 20: the page on a dumb file server, API and media elsewhere, its own policy in force; also over plain http by name. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureCors } from '../../core/azure/ensureCors.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { dropFiles } from './dropFiles.ts';
import { dumbServer } from './dumbServer.ts';
import { PLAIN_HOST } from './flags.ts';
import { freshScene } from './freshScene.ts';
import { guestApi, invited } from './guestApi.ts';
import { picturesSeen } from './picturesSeen.ts';
import type { RunningScene } from './scene.ts';
import { visit } from './visit.ts';

let stack: RunningScene;
let disk: string;

beforeAll(async () => {
  stack = await freshScene();
  disk = await mkdtemp(join(tmpdir(), 'ironviper-test-'));
});

afterAll(() => rm(disk, { recursive: true, force: true }));

/** A browser takes the second for a stranger's machine, to which it gives no `crypto.subtle`. */
test.each([
  ['127.0.0.1', true],
  [PLAIN_HOST, false],
])('a photo goes up, is shown, and is linked to, on a page from %s', async (host, secure) => {
  const server = await dumbServer();
  const url = `http://${host}:${server.port}`;
  await ensureCors(stack.account, [url], {});
  const api = await guestApi(stack.account, { IRONVIPER_AUTH: 'token', IRONVIPER_ORIGIN: url });
  server.open({ api: api.url, media: stack.media });
  const token = await invited(stack.account, `Owner at ${host}`, 'owner');
  const stranger = `http://localhost:${server.port}`;
  const options = { origins: [api.url, stranger], empty: true };

  const page = await visit({ url, media: stack.media }, `#/invite/${token}`, options);
  await page.getByRole('link', { name: 'Photos' }).waitFor();
  expect(page.url()).toBe(`${url}/#/photos`);
  expect(await page.title()).toContain('Family photos');
  expect(await page.evaluate(() => isSecureContext)).toBe(secure);
  expect(await page.evaluate(() => crypto.subtle !== undefined)).toBe(secure);

  const name = `IMG_20190714_1200${secure ? '00' : '30'}.jpg`;
  await writeFile(join(disk, name), await encode(photo(480, 320, secure ? 1 : 2), 'jpeg'));
  await dropFiles(page, [join(disk, name)]);
  await page.getByText('Sun 14 July 2019').waitFor();
  await picturesSeen(page);

  await page.getByRole('gridcell').getByRole('link').first().click();
  await page.getByRole('dialog').waitFor();
  const address = new URL(page.url()).hash;
  const again = await page.context().newPage();
  await again.goto(`${url}/${address}`);
  await again.getByRole('dialog').locator('img').first().waitFor();
  expect(new URL(again.url()).hash).toBe(address);
  await tryWhatIsForbidden(again, stranger);
  await expect
    .poll(() =>
      again.evaluate(() =>
        Object.keys(window)
          .filter((key) => key.startsWith('refused '))
          .sort(),
      ),
    )
    .toEqual(FORBIDDEN);
});

const FORBIDDEN = ['connect-src', 'img-src', 'script-src-elem', 'style-src-attr'].map((what) => `refused ${what}`);

/** What words of somebody else's would do if they came into the page as more than words. */
function tryWhatIsForbidden(page: Page, stranger: string): Promise<void> {
  return page.evaluate((url) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      Object.assign(window, { [`refused ${effectiveDirective}`]: true });
    });
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken over"';
    document.head.append(script);
    document.body.setAttribute('style', 'color: red');
    new Image().src = `${url}/icon.svg`;
    // The event tells that it was refused.
    void fetch(url).catch(() => undefined);
  }, stranger);
}
