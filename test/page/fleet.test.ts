/** Fleet: what waits, who works at it, and a calm word when nothing is to do. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { freshScene } from './freshScene.ts';
import { seededScene } from './seeded.ts';
import { PHONE, visit } from './visit.ts';

const PHOTOS = 8;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ironviper-test-'));
  for (let i = 0; i < PHOTOS; i++) {
    await writeFile(join(folder, `${i}.jpg`), await encode(photo(1600, 1200, i), 'jpeg'));
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('a fleet with nothing to do says so, with numbers, a chart and its table', async () => {
  const page = await visit(seededScene(), '#/fleet');
  await page.getByText('Nothing to do. Converters start when photos arrive.').waitFor();
  const { byState } = (await (await fetch(`${seededScene().url}/api/stats`)).json()) as {
    byState: { failed: number };
  };
  const failures = page.locator('main').getByRole('link', { name: byState.failed.toLocaleString('en'), exact: true });
  expect(await failures.getAttribute('href')).toBe('#/failures');
  await page.getByRole('img', { name: /files? in the 24 hours up to/ }).waitFor();
  await page.getByText('As a table').click();
  await page.getByRole('columnheader', { name: 'From' }).waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/missing/i);
});

test('converters at work are shown, and that they are done', async () => {
  const scene = await freshScene([folder]);
  // A library in which nothing was ever published has no manifest.
  const page = await visit(scene, '#/fleet', { ...PHONE, expected: /status of 404/ });
  await page.getByRole('heading', { name: 'Converters' }).waitFor();
  await page.getByText(/Nothing to do\. Converters leave/).waitFor();
  await page
    .getByText(/\d done/)
    .first()
    .waitFor();
  await page.getByRole('img', { name: /^8 files in the 24 hours/ }).waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/missing/i);
});
