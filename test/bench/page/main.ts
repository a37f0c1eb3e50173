/**
 * `npm run bench:page [-- --at URL]`: the page's budgets over 100,000 photos in Chromium. The library is seeded once, and
 * kept in the temporary folder for the next time; `--at` is a stack that is up, as `npm start` says it.
 */
import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildPage } from '../../../tools/page/buildPage.ts';
import { FLAGS } from '../../page/flags.ts';
import { programOf } from '../../page/programOf.ts';
import { drift } from './drift.ts';
import { firstScreen } from './firstScreen.ts';
import { heap } from './heap.ts';
import { large } from './large.ts';
import { layout } from './layout.ts';
import { type Line, lineText, verdict } from './line.ts';
import { phone } from './phone.ts';
import { scrolling } from './scrolling.ts';
import { scrub } from './scrub.ts';
import { secondVisit } from './secondVisit.ts';
import { seededLibrary } from './seededLibrary.ts';
import { sizes } from './sizes.ts';

const { values } = parseArgs({ options: { at: { type: 'string' } } });
const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
const library = values.at === undefined ? await seededLibrary() : undefined;
const browser = await chromium.launch({ executablePath: programOf('chromium'), args: FLAGS });
console.log(
  `On ${machine}; Chromium ${browser.version()}\n\n| | found | target | fail | | |\n|---|---|---|---|---|---|`,
);
try {
  const bench = { browser, url: (values.at ?? library?.url ?? '').replace(/\/$/, '') };
  const dist = await buildPage();
  const screens = [firstScreen, phone, secondVisit, scrolling, scrub, large, heap, drift];
  for (const measure of [() => sizes(dist), layout, ...screens]) {
    for (const line of await measure(bench)) say(line);
  }
} finally {
  await browser.close();
  await library?.stop();
}

function say(line: Line): void {
  console.log(lineText(line));
  if (verdict(line) === 'FAILS') process.exitCode = 1;
}
