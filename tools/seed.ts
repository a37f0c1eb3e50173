/** `npm run seed`: a library that nobody photographed, for tests, benchmarks and pictures of the page. */
import { countText } from '../core/amounts.ts';
import type { Storage } from '../core/storage.ts';
import { numbersOf } from './seed/numbersOf.ts';
import { seedLibrary } from './seed/seedLibrary.ts';
import { openToolAccount, type ToolAccount } from './terminal/account.ts';
import { callsOf, callsText } from './terminal/calls.ts';
import { DONE, FAILED, runCommand, UsageError } from './terminal/command.ts';
import { progressLine } from './terminal/progress.ts';
import { openScreen } from './terminal/screen.ts';
import { untilStopped } from './terminal/untilStopped.ts';

const HELP = `npm run seed [-- options]

Fills an empty development account with a library that nobody photographed: 2004 to 2026, phones and cameras, RAW files,
live photos and videos, copies, failures, each with two small pictures. There are no originals: their links lead to
nothing, and what is converted again becomes a tombstone. The same numbers give the same library. Stopped anywhere, it
is run again, with --into-more.

  --records N      so many files; 100000 unless said
  --seed N         another number, another library; 1 unless said
  --no-previews    without pictures: for what reads lists alone
  --into-more      also where there is a library already
  --json           ends with one JSON object on the last line of stdout:
                   {"records","states":{},"months","calls","seconds","stopped"}
  --help

  IRONVIPER_STORAGE=UseDevelopmentStorage=true
             the account: of a development account on this machine alone. By default the one of npm start

Exit code: 0 all of it is there and published, 1 it is not, or it was stopped, 2 wrong use.

  npm start -- --memory
  npm run seed
  npm run seed -- --records 5000 --seed 7
`;

const OPTIONS = {
  records: { type: 'string', default: '100000' },
  seed: { type: 'string', default: '1' },
  'no-previews': { type: 'boolean', default: false },
  'into-more': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

await runCommand({ name: 'run seed', help: HELP, options: OPTIONS }, async ({ values }) => {
  const numbers = numbersOf(values);
  const account = openToolAccount();
  const { storage, name, url, development, usage } = account;
  await checkPlace(account, values['into-more']);
  const screen = openScreen();
  const began = Date.now();
  const seconds = () => (Date.now() - began) / 1000;
  let done = 0;
  screen.say(`In ${name} (${url})`);
  screen.follow(() => [
    progressLine({ label: 'Seeding', done, total: numbers.records, noun: 'records', seconds: seconds() }, screen.live),
  ]);
  const seeded = await seedLibrary(storage, {
    ...numbers,
    previews: !values['no-previews'],
    signal: untilStopped(screen),
    onProgress(records) {
      done = records;
    },
  }).finally(screen.settle);
  const { records, states, months } = seeded;
  const stopped = records < numbers.records;
  const said = `${countText(records, 'record')} in ${countText(months, 'month')}\n${callsText(usage, development)}\n`;
  const json = JSON.stringify({ records, states, months, calls: callsOf(usage), seconds: seconds(), stopped });
  process.stdout.write(values.json ? `${said}${json}\n` : said);
  return stopped ? FAILED : DONE;
});

/** Invented files among a person's own could not be told apart again. Throws `UsageError`. */
async function checkPlace({ storage, name, url, development }: ToolAccount, intoMore: boolean): Promise<void> {
  if (!development)
    throw new UsageError(`${name} (${url}) is no development account on this machine: it is not seeded.`);
  if (!intoMore && !(await isEmpty(storage))) {
    throw new UsageError(
      `There is a library in ${name} (${url}): npm run clear-all empties it, --into-more adds to it.`,
    );
  }
}

async function isEmpty({ originals, records }: Storage): Promise<boolean> {
  for (const blobs of [originals, records]) {
    for await (const _ of blobs.list('')) return false;
  }
  return true;
}
