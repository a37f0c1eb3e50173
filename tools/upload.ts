/** `npm run upload`: files and whole folders into the library, nothing twice, nothing overwritten unasked. */

import { countText } from '../core/amounts.ts';
import { systemClock } from '../core/clock.ts';
import { OutageError } from '../core/outage.ts';
import { openToolAccount } from './terminal/account.ts';
import { DONE, FAILED, runCommand, UsageError } from './terminal/command.ts';
import { concurrencyOf } from './terminal/concurrency.ts';
import { firstOf } from './terminal/firstOf.ts';
import { openPatience } from './terminal/patience.ts';
import { openScreen } from './terminal/screen.ts';
import { untilStopped } from './terminal/untilStopped.ts';
import { countBeside } from './upload/countBeside.ts';
import { openFailures } from './upload/failures.ts';
import { readRoots } from './upload/readRoots.ts';
import { refuseTwins, rootsOf } from './upload/roots.ts';
import { summaryJson, summaryText } from './upload/summary.ts';
import { newTally, problemsOf } from './upload/tally.ts';
import { uploadAll } from './upload/uploadAll.ts';
import { uploadLine } from './upload/uploadProgress.ts';

const HELP = `npm run upload -- <files or folders ...> [options]

Uploads originals. A folder keeps its name: ~/Pictures/trip/1.jpg becomes Pictures/trip/1.jpg, a file its own.
What is there already is not sent again: a file of the same length and time of change is taken for the same without
being read, any other is compared by content. Another content under the same name is never overwritten: it is said,
and counts as a problem. What systems leave behind (.DS_Store, Thumbs.db, @eaDir, ...) is left out, and counted.
In a Google Takeout, the time a picture was taken comes from the JSON beside it. Stopped, it is run again, and goes on.

  --to FOLDER      puts all below that folder of the library
  --replace        puts a file in the place of another content of its name
  --skip-known     leaves out content that the library has under another name
  --checksum       compares contents even where length and time are the same; with --replace, it mends what was
                   damaged on its way
  --from FILE      what an earlier run could not send: the file that it wrote
  --dry-run        says what would be sent, and sends nothing
  --concurrency N  files at once, 1 to 64; 8 by default
  --json           ends with one JSON object on the last line of stdout:
                   {"sent","replaced","same","known","other","changed","failed": {"files","bytes"}, "junk",
                   "sentBytes", "stagedBytes", "calls", "usd", "seconds", "dryRun", "stopped", "takeout", "failures"}
  --help

  IRONVIPER_STORAGE=UseDevelopmentStorage=true
             the account: a connection string, or a name or URL to sign in to. By default the one of npm start

Exit code: 0 all is in the library, 1 something could not be sent or it was stopped, 2 wrong use.

  npm run upload -- ~/Pictures
  npm run upload -- holiday.jpg ~/scans --to 2024/summer
  npm run upload -- ~/Takeout --skip-known --dry-run
  IRONVIPER_STORAGE=myaccount npm run upload -- ~/Pictures
`;

const OPTIONS = {
  to: { type: 'string' },
  replace: { type: 'boolean', default: false },
  'skip-known': { type: 'boolean', default: false },
  checksum: { type: 'boolean', default: false },
  from: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  concurrency: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

await runCommand(
  { name: 'run upload', help: HELP, options: OPTIONS, words: true },
  async ({ values, positionals: paths }) => {
    const { to, from, replace, checksum, json, 'skip-known': skipKnown, 'dry-run': dryRun } = values;
    const concurrency = concurrencyOf(values.concurrency);
    if (paths.length === 0 && from === undefined) throw new UsageError('Say which files or folders to upload.');
    const roots = [...(await rootsOf(paths, to)), ...(from === undefined ? [] : await readRoots(from))];
    if (replace) refuseTwins(roots);

    const { storage, name, url, development, usage } = openToolAccount();
    const screen = openScreen();
    screen.say(`To ${name} (${url})`);
    // Is nobody there, that is better said at once than after minutes of patience.
    await storage.originals.head('is-anybody-there');

    const signal = untilStopped(screen);
    const patience = openPatience(systemClock, name, signal);
    const tally = newTally();
    const failures = openFailures(new Date());
    const total = countBeside(roots);
    const began = Date.now();
    const seconds = () => (Date.now() - began) / 1000;
    const sayNotice = firstOf(screen.say, 'There is more of this kind, and nothing wrong with it.');
    const sayListed = firstOf(screen.say, 'What else fails is only written to the file that is named at the end.');
    let outage: OutageError | undefined;
    let unlisted = 0;

    screen.follow(() => [uploadLine(tally, total.now(), seconds(), patience.note(), screen.live)]);
    try {
      await uploadAll(storage, roots, tally, {
        ...{ concurrency, replace, skipKnown, checksum, dryRun, patience, signal, clock: systemClock },
        onNotice: ({ path, message }) => sayNotice(`${path}: ${message}`),
        onProblem(problem) {
          const listed = failures.add(problem);
          if (!listed) unlisted += 1;
          const say = listed ? sayListed : screen.say;
          say(`${problem.path}: ${problem.message}`);
        },
      });
    } catch (error) {
      if (!(error instanceof OutageError)) throw error;
      outage = error;
    } finally {
      total.stop();
      screen.settle();
    }
    const stopped = signal.aborted || outage !== undefined;
    const file = failures.file();
    if (outage) screen.say(outage.message);
    if (unlisted > 0)
      screen.say(`${countText(unlisted, 'problem')} could not be written to a file: no disk here takes one.`);
    if (stopped) screen.say('Not all has been dealt with: run the same again, and it goes on from here.');
    else if (file)
      screen.say(
        `Once that is mended: npm run upload -- --from ${quoted(file)}${sameOptions({ replace, skipKnown, checksum })}`,
      );

    const run = { tally, usage, development, dryRun, seconds: seconds(), stopped, failures: file };
    process.stdout.write(`${summaryText(run)}\n${json ? `${JSON.stringify(summaryJson(run))}\n` : ''}`);
    return stopped || problemsOf(tally) > 0 ? FAILED : DONE;
  },
);

/** For a shell. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}

function sameOptions({ replace, skipKnown, checksum }: Record<'replace' | 'skipKnown' | 'checksum', boolean>): string {
  return `${replace ? ' --replace' : ''}${skipKnown ? ' --skip-known' : ''}${checksum ? ' --checksum' : ''}`;
}
