/** What a first visit loads, held to the budget: whoever adds to it learns so here. */
import { expect, test } from 'vitest';
import { buildPage } from '../../tools/page/buildPage.ts';
import { firstLoad } from '../bench/page/sizes.ts';

const KB = 1000;

test('the first load stays small', async () => {
  const { js, css } = await firstLoad(await buildPage());
  expect(js).toBeLessThan(35 * KB);
  expect(css).toBeLessThan(10 * KB);
  // The page does name both: an index without them would weigh nothing.
  expect(Math.min(js, css)).toBeGreaterThan(2 * KB);
});
