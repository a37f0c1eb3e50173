/** Check 16: uploads. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { dropFiles } from './dropFiles.ts';
import { freshScene } from './freshScene.ts';
import type { RunningScene } from './scene.ts';
import { visit } from './visit.ts';

let scene: RunningScene;
let disk: string;

beforeAll(async () => {
  scene = await freshScene();
  disk = await mkdtemp(join(tmpdir(), 'ironviper-test-'));
});

afterAll(() => rm(disk, { recursive: true, force: true }));

const SOON = { timeout: 20_000 };
const BLOCK = 8 * 2 ** 20;
const NETWORK = /net::ERR_|status of 400/;
const status = (page: Page) => page.locator('.upload-headline');

/** Text, which is kept as it is and costs no converter any time. */
async function writeFolder(name: string, files: number): Promise<string> {
  const folders = ['', 'a', 'a/b', 'c d/ß'].map((below) => join(disk, name, below));
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })));
  const write = (_: unknown, index: number) =>
    writeFile(join(folders[index % folders.length]!, `note ${index}.txt`), `${name} ${index}`);
  await Promise.all(Array.from({ length: files }, write));
  await writeFile(join(disk, name, '.DS_Store'), 'x');
  return join(disk, name);
}

/** Requests that carry bytes to the storage. */
function puts(page: Page, of = /file-store/): Request[] {
  const all: Request[] = [];
  page.on('request', (request) => request.method() === 'PUT' && of.test(request.url()) && all.push(request));
  return all;
}

test('a dropped folder goes up through a cut network and failures; dropped again, nothing is sent', async () => {
  const folder = await writeFolder('many', 251);
  const page = await visit(scene, '#/photos', { expected: NETWORK, empty: true });
  await page.getByRole('navigation').waitFor();
  let failures = 5;
  let through = 20;
  const cut = Promise.withResolvers<void>();
  await page.route(/file-store/, async (route) => {
    if (route.request().method() !== 'PUT') return await route.fallback();
    if (failures === 0) {
      // Else all might be there before the network is cut.
      if (through-- <= 0) await cut.promise;
      return await route.fallback();
    }
    failures -= 1;
    const headers = { 'Access-Control-Allow-Origin': '*' };
    await route.fulfill({ status: 400, headers, body: '<Error><Code>InvalidInput</Code></Error>' });
  });
  await dropFiles(page, [folder], () => page.getByText('Drop to upload').waitFor());
  await page.getByText('of 251 files').waitFor();
  expect(await page.getByRole('progressbar', { name: 'Upload' }).count()).toBe(1);

  await page.context().setOffline(true);
  cut.resolve();
  await page.getByText('The network is away. It goes on by itself.').waitFor();
  await page.context().setOffline(false);

  await page
    .getByText(/246 uploaded · 5 failed|of 246 ready · 5 failed/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Retry all' }).click();
  await page
    .getByText(/of 251 ready|251 uploaded/)
    .first()
    .waitFor();

  const sent = puts(page);
  await dropFiles(page, [folder]);
  await page.getByText('251 already here').first().waitFor();
  expect(sent).toEqual([]);

  await page.getByRole('link', { name: 'Details' }).click();
  await page.getByText('Left out: made by systems, not by people').click();
  await page.getByText('a note of the Finder').waitFor();
});

test('a large file goes on after a reload with the blocks that are not there yet', async () => {
  const content = randomBytes(4 * BLOCK + 1000);
  await writeFile(join(disk, 'film.bin'), content);
  const page = await visit(scene, '#/upload', { expected: NETWORK });
  const choose = () => page.getByLabel('Choose files').and(page.locator('input')).setInputFiles(join(disk, 'film.bin'));
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.accept();
  });
  let through = 2;
  await page.route(/comp=block&/, async (route) => {
    // The others stay on their way until the page is left.
    if (through-- > 0) await route.fallback();
  });
  const staged = Promise.all(
    [1, 2].map((nth) => page.waitForResponse(nthAnswer(nth, (url, is) => is === 201 && /comp=block&/.test(url)))),
  );
  await choose();
  await staged;
  await expect.poll(() => remembered(page), SOON).toBe(1);
  // Who has touched a page is asked before it is left.
  await page.getByRole('heading', { name: 'Upload' }).click();
  await page.reload();
  through = Number.POSITIVE_INFINITY;
  await page.getByText('0 of 1 file were sent').waitFor();
  expect(asked).toEqual(['beforeunload']);

  const blocks = puts(page, /comp=block&/);
  await choose();
  await expect.poll(() => status(page).textContent(), SOON).toMatch(/of 1 ready|1 uploaded/);
  expect(blocks).toHaveLength(3);
  expect(await contentOf('film.bin')).toBe(createHash('sha256').update(content).digest('hex'));
});

test('what lies in the trash is not sent again but can be restored', async () => {
  const folder = await writeFolder('gone', 2);
  const page = await visit(scene, '#/upload');
  const choose = () => page.getByLabel('Choose a folder').and(page.locator('input')).setInputFiles(folder);
  await choose();
  await page.getByText('2 uploaded').first().waitFor();
  await page.getByText('Uploaded', { exact: true }).click();
  const trash = await page.evaluate(async () => {
    const listed = await (await fetch('/api/folders?path=gone')).json();
    const [{ id }] = listed.files;
    const body = JSON.stringify({ op: 'trash', ids: [id] });
    await fetch('/api/files/actions', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
    return id as string;
  });
  expect(trash).toMatch(/^\w{16}$/);
  await expect.poll(() => page.evaluate(async () => (await (await fetch('/api/trash')).json()).total), SOON).toBe(1);
  await choose();
  await page.getByText('1 already here · 1 in the trash').first().waitFor();
  await page.getByRole('button', { name: 'Restore all' }).click();
  await page.getByText('2 already here').first().waitFor();
});

test('what is dropped on a folder goes into it', async () => {
  await writeFolder('trip', 1);
  const page = await visit(scene, '#/folders/many/a');
  await page.getByRole('heading', { name: 'a', exact: true }).waitFor();
  await dropFiles(page, [join(disk, 'trip')], () => page.getByText('into many / a').waitFor());
  await page.getByText('1 uploaded').first().waitFor();
  expect(await contentOf('many/a/trip/note 0.txt')).toBe(createHash('sha256').update('trip 0').digest('hex'));
});

/** Files of the upload that the browser would know after a reload. */
function remembered(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const name = 'ironviper-uploads';
    // To open what is not there would make it.
    if (!(await indexedDB.databases()).some((each) => each.name === name)) return 0;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const counting = opening.result.transaction('rows').objectStore('rows').count();
        counting.onsuccess = () => {
          opening.result.close();
          resolve(counting.result);
        };
      };
    });
  });
}

function nthAnswer(nth: number, fits: (url: string, status: number) => boolean) {
  let seen = 0;
  return (answer: { url(): string; status(): number }) => {
    if (fits(answer.url(), answer.status())) seen += 1;
    return seen === nth;
  };
}

async function contentOf(name: string): Promise<string> {
  const read = await openStorage(scene.account).originals.read(name);
  if (typeof read === 'string') throw new Error(`${name} is ${read}`);
  const hash = createHash('sha256');
  for await (const chunk of read.body) hash.update(chunk);
  return hash.digest('hex');
}
