/**
 * `npm run fuzz [count] [first]`: so many mutants of small sound files through a real converter, 2,000 if nothing is said.
 * One that is named in a violation comes again by its number: `npm run fuzz 1 1234`.
 */
import { type FuzzReport, fuzz } from './fuzz.ts';

const [count = 2000, first = 0] = process.argv.slice(2).map(Number);
const began = performance.now();
const report = await fuzz({ count, first, say: console.log });
print(report);
process.exitCode = report.violations.length > 0 ? 1 : 0;

function print({ violations, outcomes, memory }: FuzzReport): void {
  const columns = [...new Set([...outcomes.values()].flatMap((row) => [...row.keys()]))].sort();
  console.log(`\n| kind | ${columns.join(' | ')} |\n|---|${columns.map(() => '---|').join('')}`);
  for (const [kind, row] of outcomes)
    console.log(`| ${kind} | ${columns.map((column) => row.get(column) ?? '').join(' | ')} |`);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`\n${count} mutants from number ${first} on, in ${seconds} s.`);
  if (memory) console.log(`Memory: ${memory.before.toFixed(0)} MiB before, ${memory.after.toFixed(0)} MiB after.`);
  else console.log('NOT CHECKED: memory, descriptors and processes; this system has no /proc.');
  for (const violation of violations) console.log(`VIOLATION: ${violation}`);
  if (violations.length > 0)
    console.log(`${violations.length} violations. mutants/1234-... comes again by: npm run fuzz 1 1234`);
  else console.log('All holds.');
}
