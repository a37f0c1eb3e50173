/** Whatever is kept, followed or answered that is not as it should be, the page is there, and says so. */
import { expect, test } from 'vitest';
import { seededScene } from './seeded.ts';
import { visit } from './visit.ts';

const KEPT = {
  'ironviper.session': '{"user":{"name":"Anna"}}',
  'ironviper.credential': '"two\\nlines"',
  'ironviper.density': '"huge"',
  'ironviper.theme': '{"dark":7}',
  'ironviper.duplicates.kind': '"none of them"',
};
const FIRST_PHOTO = '.picture[href]';

test('what an older page has kept, or somebody has changed, is as if it were not there', async () => {
  const page = await visit(seededScene(), '#/photos', {
    before: (page) =>
      page.addInitScript((kept) => {
        for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value);
      }, KEPT),
  });
  await page.locator(FIRST_PHOTO).first().waitFor();
});

test('an invitation that is none is not kept', async () => {
  const page = await visit(seededScene(), '#/invite/%0A%F0%9F%98%80');
  await page.locator(FIRST_PHOTO).first().waitFor();
  expect(await page.evaluate(() => localStorage.getItem('ironviper.credential'))).toBeNull();
});

test('a network that answers with its own page is told of, and the photos come after it', async () => {
  const page = await visit(seededScene(), '#/photos', {
    before: (page) =>
      page.route('**/api/session', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Our wifi</h1>' })),
  });
  await page.getByText('is not the API’s').waitFor();
  await page.unroute('**/api/session');
  await page.locator(FIRST_PHOTO).first().waitFor();
});

test('a screen that can not be drawn says so, and the others are still there', async () => {
  const page = await visit(seededScene(), '#/fleet', {
    expected: /TypeError/,
    before: (page) => page.route('**/api/stat*', (route) => route.fulfill({ json: {} })),
  });
  await page.getByText('that it can not show').waitFor();
  await page.unroute('**/api/stat*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Converters').first().waitFor();
});
