/** Gives a page another library than its stack's: the published files, and one small picture for every photo. */
import type { Page } from 'playwright-core';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import type { PublishedLibrary } from './largeLibraries.ts';

const CONTAINER = '/pv-store/';
const TYPES = { webp: 'image/webp', json: 'application/json', bin: 'application/octet-stream' };

/** Before the page is opened. */
export async function publishedInstead(page: Page, library: PublishedLibrary): Promise<void> {
  const picture = await encode(photo(96, 64), 'webp');
  await page.route(`**${CONTAINER}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const name = decodeURIComponent(pathname.slice(pathname.indexOf(CONTAINER) + CONTAINER.length));
    const body = name.endsWith('/thumb.webp') ? picture : await library.read(name);
    const headers = { 'Access-Control-Allow-Origin': '*' };
    if (!body) return route.fulfill({ status: 404, headers });
    const contentType = TYPES[name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES];
    return route.fulfill({ body: Buffer.from(body), contentType, headers });
  });
}
