/** Fleet with nothing to do: a calm word, and what was done. At work it is seen in arrivals. */
import { expect, test } from 'vitest';
import { seededScene } from './seeded.ts';
import { visit } from './visit.ts';

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
