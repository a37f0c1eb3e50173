/** Check 10: a failed photo says why, is converted again by a button, and changes where it stands. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { freshScene } from './freshScene.ts';
import { listening } from './listening.ts';
import { publishedPhotos } from './published.ts';
import type { RunningScene } from './scene.ts';
import { visit } from './visit.ts';

const MENDED = 'trip/IMG_20260504_120000.jpg';
const BROKEN = 'trip/IMG_20260503_120000.jpg';
const OTHERS = ['trip/IMG_20260502_120000.jpg', 'trip/IMG_20260501_120000.jpg'];
const EMPTY = 'trip/IMG_20260430_120000.jpg';
const JPEG = { contentType: 'image/jpeg' };
/** Its headers begin, and never end. */
const CUT = 200;

let scene: RunningScene;
let whole: Buffer;

/** Real converters take their time. */
const SETTLED = { timeout: 50_000, interval: 200 };
const SOON = { timeout: 10_000 };

beforeAll(async () => {
  scene = await freshScene();
  whole = await encode(photo(480, 320), 'jpeg');
  for (const name of [MENDED, BROKEN, ...OTHERS]) await put(name, whole.subarray(0, CUT));
  await put(EMPTY, Buffer.alloc(0));
  await vi.waitFor(async () => expect(await failures()).toEqual({ corrupt: 4, empty: 1 }), SETTLED);
});

const put = (name: string, bytes: Uint8Array) => openStorage(scene.account).originals.put(name, bytes, JPEG);

async function failures(): Promise<Record<string, number>> {
  const answer = await fetch(`${scene.url}/api/failures`);
  const { groups } = (await answer.json()) as { groups: { fault: string; count: number }[] };
  return Object.fromEntries(groups.map(({ fault, count }) => [fault, count]));
}

async function spoil(name: string): Promise<void> {
  await put(name, whole.subarray(0, CUT));
  await vi.waitFor(async () => expect(await failures()).toMatchObject({ corrupt: 1 }), SETTLED);
  await nothingWaits();
}

/** What was asked for before is done. */
async function nothingWaits(): Promise<void> {
  const depth = async () => ((await (await fetch(`${scene.url}/api/status`)).json()) as { depth: number }).depth;
  await vi.waitFor(async () => expect(await depth()).toBe(0), SETTLED);
}

const baseOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);
const row = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: baseOf(name) }) });
const tops = (page: Page) =>
  page.locator('.failure').evaluateAll((rows) => rows.map((each) => each.getBoundingClientRect().top));

test('faults are told with their meaning and what can be done, and files with their own reason', async () => {
  const page = await visit(scene, '#/failures');
  await page.getByText('No decoder could read a picture.').waitFor();
  await page.getByText('What you can do: Look for another copy.').waitFor();
  expect(await page.locator('.failure').count()).toBe(5);
  await row(page, BROKEN)
    .getByText(/^Reading the header of a jpeg failed/)
    .waitFor();
  await row(page, EMPTY).getByText('The file has no bytes.').waitFor();

  await page.getByRole('link', { name: 'Show 1 file' }).click();
  await expect.poll(() => page.locator('.failure').count(), SOON).toBe(1);
  expect(await page.evaluate(() => location.hash)).toBe('#/failures?fault=empty');
});

test('reconverted, a row waits until it is ready or has failed again, and nothing moves', async () => {
  const page = await visit(scene, '#/failures');
  await row(page, MENDED).waitFor();
  const before = await tops(page);
  // Another copy has come in its place.
  await put(MENDED, whole);
  await row(page, MENDED).getByRole('button', { name: 'Reconvert' }).click();
  await row(page, BROKEN).getByRole('button', { name: 'Reconvert' }).click();
  await row(page, BROKEN).getByText('Waiting for a converter').waitFor();

  await row(page, MENDED).getByText('Converted', { exact: true }).waitFor({ timeout: 40_000 });
  await row(page, BROKEN).getByText('Failed again: corrupt').waitFor({ timeout: 40_000 });
  await expect.poll(() => tops(page), SOON).toEqual(before);
  await row(page, MENDED).locator('img').waitFor();

  await page.getByRole('button', { name: 'Read again' }).click();
  await row(page, MENDED).waitFor({ state: 'detached' });
});

test('all with one fault are asked for at once, and so is what was selected', async () => {
  const page = await visit(scene, '#/failures?fault=corrupt');
  for (const name of OTHERS) await put(name, whole);
  await row(page, BROKEN).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Reconvert 1 file' }).click();
  await row(page, BROKEN).getByText('Waiting for a converter').waitFor();

  await page.getByRole('button', { name: 'Reconvert all' }).first().click();
  for (const name of OTHERS) await row(page, name).getByText('Converted', { exact: true }).waitFor({ timeout: 40_000 });
});

test('a failure is opened in the viewer, among those that are shown', async () => {
  const page = await visit(scene, '#/failures');
  await row(page, BROKEN).waitFor();
  await page.getByRole('link', { name: 'Show 1 file' }).last().click();
  await row(page, BROKEN).waitFor({ state: 'detached' });
  await row(page, EMPTY)
    .getByRole('link', { name: baseOf(EMPTY) })
    .click();
  const viewer = page.getByRole('dialog');
  await viewer.getByText('1 of 1').waitFor();
  await viewer
    .getByText(/no bytes/)
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  await row(page, EMPTY).waitFor();
  expect(await row(page, BROKEN).count()).toBe(0);
  expect(await page.evaluate(() => location.hash)).toBe('#/failures?fault=empty');
});

/** In a window that holds two days of the four, one of which has failed for all to see; what is empty has no tile. */
async function openGrid(): Promise<Page> {
  const failed = async () => (await publishedPhotos(scene)).filter(({ state }) => state === 'failed').length;
  await expect.poll(failed, SETTLED).toBe(1);
  const page = await visit(scene, '#/photos', { viewport: { width: 700, height: 500 } });
  await listening(page);
  return page;
}

/** Whatever is told of a place is told once the grid has followed. */
async function scrollTo(page: Page, top: number, photo: RegExp): Promise<(number | undefined)[]> {
  await page.locator('.grid-scroller').evaluate((scroller, to) => scroller.scrollTo(0, to), top);
  await tile(page, photo).waitFor();
  return place(page, photo);
}

const tile = (page: Page, words: RegExp) => page.getByRole('grid').getByRole('link', { name: words });
const place = async (page: Page, words: RegExp) => [
  await page.locator('.grid-scroller').evaluate(({ scrollTop }) => scrollTop),
  await tile(page, words).evaluate((link) => link.closest('.tile')?.getBoundingClientRect().top),
];
/** With its picture, and without the words that it failed. */
async function isAsBefore(page: Page, day: string, before: unknown): Promise<void> {
  const whole = tile(page, new RegExp(`${day} 12:00$`));
  const isShown = (img: HTMLImageElement) => img.complete && img.naturalWidth > 0;
  await expect.poll(() => whole.locator('img').evaluate(isShown), SOON).toBe(true);
  expect(await place(page, new RegExp(day))).toEqual(before);
}

test('in the grid, what is reconverted in the viewer turns into its picture where it stands', async () => {
  await nothingWaits();
  const page = await openGrid();
  const before = await scrollTo(page, 200, /3 May 2026.*failed/);

  await tile(page, /3 May 2026.*failed/).click();
  const viewer = page.getByRole('dialog');
  await viewer
    .getByText(/look for another copy/)
    .first()
    .waitFor();
  await put(BROKEN, whole);
  await viewer.getByRole('button', { name: 'Reconvert' }).click();
  await viewer.locator('.pswp__item[aria-hidden=false] .large').waitFor({ timeout: 40_000 });
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });

  await isAsBefore(page, '3 May 2026', before);
});

test('in the grid, what is selected and reconverted changes under the eye', async () => {
  await spoil(BROKEN);
  const page = await openGrid();
  const before = await scrollTo(page, 200, /3 May 2026.*failed/);

  await put(BROKEN, whole);
  await tile(page, /3 May 2026.*failed/).focus();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Reconvert' }).click();
  await isAsBefore(page, '3 May 2026', before);
});

test('in the grid, what is reconverted among the failures has its picture when one comes back', async () => {
  const [, name = ''] = OTHERS;
  await spoil(name);
  const page = await openGrid();
  const before = await scrollTo(page, 2000, /1 May 2026.*failed/);

  await page.getByRole('navigation').getByRole('link', { name: 'Failures' }).click();
  await put(name, whole);
  await row(page, name).getByRole('button', { name: 'Reconvert' }).click();
  await row(page, name).getByText('Converted', { exact: true }).waitFor({ timeout: 40_000 });
  await page.getByRole('navigation').getByRole('link', { name: 'Photos' }).click();

  await isAsBefore(page, '1 May 2026', before);
});
