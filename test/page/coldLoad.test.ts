/** Check 1: the first visit. */
import { expect, test } from 'vitest';
import { seededScene } from './seeded.ts';
import { visit } from './visit.ts';

test('a first visit shows the photos', async () => {
  const page = await visit(seededScene(), '#/photos');
  await page.getByRole('navigation').waitFor();
  expect(await page.title()).toBe('ironviper');
});
