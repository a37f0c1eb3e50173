/** The first minutes of a library: what an empty one says, and how its first photos come. */
import { expect, test } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { freshScene } from './freshScene.ts';
import { picturesSeen } from './picturesSeen.ts';
import { visit } from './visit.ts';

test('an empty library says how photos come into it, and shows them as soon as they have', async () => {
  const { account, ...scene } = await freshScene();
  const page = await visit(scene, '#/photos', {
    // Nothing has ever been published.
    expected: /status of 404/,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.getByRole('heading', { name: 'Drop photos here' }).waitFor();
  await page.getByText('Converters start by themselves when photos arrive.').waitFor();
  expect(await page.getByRole('slider').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Choose files' }).getAttribute('href')).toBe('#/upload');
  await page.getByRole('button', { name: 'Copy npm run upload -- ~/Pictures' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('npm run upload -- ~/Pictures');

  const { originals } = openStorage(account);
  for (const day of [14, 15, 16]) {
    const bytes = await encode(photo(240, 160, day), 'jpeg');
    await originals.put(`IMG_201907${day}_120000.jpg`, bytes, { contentType: 'image/jpeg' });
  }
  await page.getByText('Sun 14 July 2019').waitFor();
  await page.getByText('Tue 16 July 2019').waitFor();
  await picturesSeen(page);
  expect(await page.getByRole('heading', { name: 'Drop photos here' }).count()).toBe(0);
});
