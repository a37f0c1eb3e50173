/** What is written for people has a figure wherever there should be one. */
import { expect, test } from 'vitest';
import { chart } from './report/chart.ts';
import { document } from './report/document.ts';
import { season } from './season.ts';

test('tables and chart show every scaler on every trace', () => {
  const found = season('burst of 20');
  const text = document(found);
  const picture = chart(found.shown);
  for (const { scaler } of [found.shown[0]!.ours, ...found.shown[0]!.rivals]) {
    expect(text.split(`| ${scaler} |`).length - 1).toBe(found.shown.length);
    expect(picture).toContain(`>${scaler}</text>`);
  }
  expect(picture.match(/<circle class="burst" .*<title>/g)).toHaveLength(found.shown.length * 8);
  expect(text + picture).not.toMatch(/NaN|undefined|Infinity/);
});
