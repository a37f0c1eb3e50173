/** What is grave about what a page shows, as axe finds it, and whether it is cut off. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** `rules` of axe; all of them unless it names some. */
export async function complaints(page: Page, rules: RunOptions = {}): Promise<string[]> {
  // Not by a tag, which the page's policy forbids.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = await page.evaluate(
    (options) =>
      (window as unknown as { axe: { run(on: Document, how: object): AxeResults } }).axe.run(document, options),
    { ...rules, resultTypes: ['violations' as const] },
  );
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const cutOff = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return [
    ...grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ...(cutOff ? ['is wider than the window'] : []),
  ];
}
