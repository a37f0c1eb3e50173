/** A second visit: what the page can read itself, it does not wait for the API to show. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { seededScene } from './seeded.ts';
import { visit } from './visit.ts';

const PAINTED = () => [...document.images].filter((image) => image.complete && image.naturalWidth > 0).length > 5;

async function photosAreThere(page: Page): Promise<void> {
  await page.waitForFunction(PAINTED);
}

const pictures = (page: Page) => page.evaluate(() => [...document.images].map(({ src }) => src));

test('the photos are there while the API sleeps, under the same addresses', async () => {
  const page = await visit(seededScene(), '#/photos');
  await photosAreThere(page);
  const before = await pictures(page);
  const asked = new Set<string>();
  // No answer, however long it is waited for.
  await page.route('**/api/**', (route) => {
    asked.add(new URL(route.request().url()).pathname);
  });
  await page.reload();
  await photosAreThere(page);
  expect(await pictures(page)).toEqual(expect.arrayContaining(before.slice(0, 5)));
  expect([...asked]).toEqual(['/api/session']);
});

test('a credential that is refused is renewed once, and the photos come', async () => {
  const page = await visit(seededScene(), '#/photos', { expected: /status of 403/ });
  await photosAreThere(page);
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('ironviper.session') ?? '');
    kept.media.query = kept.media.query.replace(/sig=[^&]+/, 'sig=bm8gc3VjaCBzaWduYXR1cmU%3D');
    localStorage.setItem('ironviper.session', JSON.stringify(kept));
  });
  let sessions = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/api/session')) sessions += 1;
  });
  await page.reload();
  await photosAreThere(page);
  // One at the start of any visit, one because the credential was refused.
  expect(sessions).toBe(2);
});
