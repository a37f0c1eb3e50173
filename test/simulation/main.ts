/**
 * `npm run simulate [trace]`: our scaler beside others, over traces. Writes docs/scaling.md and docs/scaling.svg, unless only some
 * traces are wanted; ends with 1 if our scaler misses a bar.
 */
import { writeFileSync } from 'node:fs';
import { chart } from './report/chart.ts';
import { document } from './report/document.ts';
import { contestTable, contestTitle, verdictTable } from './report/tables.ts';
import { season } from './season.ts';
import { BURSTS, OTHERS } from './traces/traces.ts';

const named = process.argv[2];
const found = season(named ?? '');
if (found.shown.length === 0) {
  const names = Object.keys({ ...BURSTS, ...OTHERS });
  console.error(`No trace has "${named}" in its name. There are: ${names.join(', ')}.`);
  process.exit(2);
}
for (const contest of found.shown) console.log(`${contestTitle(contest)}\n\n${contestTable(contest)}\n`);
console.log(verdictTable(found.verdicts));
if (named === undefined) {
  writeFileSync(new URL('../../docs/scaling.svg', import.meta.url), chart(found.shown));
  writeFileSync(new URL('../../docs/scaling.md', import.meta.url), document(found));
}
process.exitCode = found.verdicts.every(({ holds }) => holds) ? 0 : 1;
