/** `npm run rebuild-index`: the index and all months anew from the records, while the system runs. */
import { OutageError } from '../core/outage.ts';
import { newFar, rebuild } from './rebuild/rebuild.ts';
import { summaryJson, summaryText } from './rebuild/rebuildSummary.ts';
import { openToolAccount } from './terminal/account.ts';
import { DONE, FAILED, runCommand } from './terminal/command.ts';
import { openScreen } from './terminal/screen.ts';
import { untilStopped } from './terminal/untilStopped.ts';

const HELP = `npm run rebuild-index [-- --json]

Makes the index (the rows of the table) and all published months anew from the records, which are the truth: after a
table was lost, or wherever lists show what is not so. Rows that follow from no record go. No picture is converted, no
original and no record is touched. Converters and uploads may go on meanwhile. Stopped anywhere, it is run again.

  --json     ends with one JSON object on the last line of stdout:
             {"records","written","removed","months","problems","calls","usd","seconds","stopped"}
  --help

  IRONVIPER_STORAGE=UseDevelopmentStorage=true
             the account: a connection string, or a name or URL to sign in to. By default the one of npm start

Exit code: 0 all follows from the records; 1 a record could not be read, or it was stopped; 2 wrong use.

  npm run rebuild-index
  npm run --silent rebuild-index -- --json
  IRONVIPER_STORAGE=myaccount npm run rebuild-index
`;

const OPTIONS = { json: { type: 'boolean', default: false } } as const;

await runCommand({ name: 'run rebuild-index', help: HELP, options: OPTIONS }, async ({ values }) => {
  const { storage, name, url, development, usage } = openToolAccount();
  const screen = openScreen();
  const began = Date.now();
  const far = newFar();
  screen.say(`In ${name} (${url})`);
  try {
    await rebuild(storage, far, screen, untilStopped(screen));
  } catch (error) {
    if (!(error instanceof OutageError)) throw error;
    screen.say(error.message);
  }
  if (!far.published)
    screen.say('It did not come to its end: run it again. Until then, lists may show what is not so.');
  const run = { far, usage, development, seconds: (Date.now() - began) / 1000 };
  process.stdout.write(`${summaryText(run)}\n${values.json ? `${JSON.stringify(summaryJson(run))}\n` : ''}`);
  return far.published && far.problems === 0 ? DONE : FAILED;
});
