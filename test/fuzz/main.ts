/**
 * `npm run fuzz [count] [first]`: so many mutants of small sound files through a real converter, 2,000 if nothing is said.
 * One that is named in a violation comes again by its number: `npm run fuzz 1 1234`.
 *
 * `npm run fuzz api [count] [seed]`: so many requests of the API over memory ports, 20,000 if nothing is said; the same
 * ones again for the same seed.
 */
import { apiFuzz } from './apiFuzz.ts';
import { type FuzzReport, fuzz } from './fuzz.ts';

const words = process.argv.slice(2);
const began = performance.now();
const violations = words[0] === 'api' ? await requests(words.slice(1)) : await mutants(words);
process.exitCode = violations > 0 ? 1 : 0;

async function requests(said: string[]): Promise<number> {
  const [count = 20_000, seed = 1] = said.map(Number);
  const { statuses, violations } = await apiFuzz({ seed, count, say: console.log });
  table([...statuses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([operation, row]) => [operation, row]));
  console.log(`\n${count} requests, seed ${seed}, in ${seconds()} s.`);
  for (const violation of violations) console.log(`VIOLATION: ${violation}`);
  console.log(violations.length > 0 ? `${violations.length} violations.` : 'All holds.');
  return violations.length;
}

async function mutants(said: string[]): Promise<number> {
  const [count = 2000, first = 0] = said.map(Number);
  const report = await fuzz({ count, first, say: console.log });
  print(report, count, first);
  return report.violations.length;
}

function print({ violations, outcomes, memory }: FuzzReport, count: number, first: number): void {
  table([...outcomes]);
  console.log(`\n${count} mutants from number ${first} on, in ${seconds()} s.`);
  if (memory) console.log(`Memory: ${memory.before.toFixed(0)} MiB before, ${memory.after.toFixed(0)} MiB after.`);
  else console.log('NOT CHECKED: memory, descriptors and processes; this system has no /proc.');
  for (const violation of violations) console.log(`VIOLATION: ${violation}`);
  if (violations.length > 0)
    console.log(`${violations.length} violations. mutants/1234-... comes again by: npm run fuzz 1 1234`);
  else console.log('All holds.');
}

function table(rows: readonly (readonly [what: string, row: ReadonlyMap<string | number, number>])[]): void {
  const columns = [...new Set(rows.flatMap(([, row]) => [...row.keys()]))].sort();
  console.log(`\n| what | ${columns.join(' | ')} |\n|---|${columns.map(() => '---|').join('')}`);
  for (const [what, row] of rows)
    console.log(`| ${what} | ${columns.map((column) => row.get(column) ?? '').join(' | ')} |`);
}

function seconds(): number {
  return Math.round((performance.now() - began) / 1000);
}
