/** `npm run reconvert`: asks the converters to convert again what is there already. */

import { countText } from '../core/amounts.ts';
import { systemClock } from '../core/clock.ts';
import { readConverters } from '../library/status/readConverters.ts';
import { readScaler } from '../library/status/readScaler.ts';
import { laterWarnings } from '../library/status/warnings.ts';
import { CHOICES, choiceOf } from './reconvert/choice.ts';
import { estimate } from './reconvert/estimate.ts';
import { estimateText } from './reconvert/estimateText.ts';
import { sendLooks } from './reconvert/sendLooks.ts';
import { survey } from './reconvert/survey.ts';
import { openToolAccount } from './terminal/account.ts';
import { DONE, FAILED, runCommand, UsageError } from './terminal/command.ts';
import { openScreen } from './terminal/screen.ts';
import { untilStopped } from './terminal/untilStopped.ts';

const HELP = `npm run reconvert -- <choice> [options]

Converts originals again: previews, metadata, fingerprint. Says first how many and what that will take, then sends a
message for each to jobs-later, which converters take when nothing else waits. What a person said of a file (favourite,
turn, trash) stays. Should a file fail that has good pictures, these stay.

  --failed               all that could not be converted
  --fault CODE           all with this fault, as npm run status shows it
  --folder NAME          all in this folder and in those below it
  --name NAME            this one original, also where its event was lost
  --pipeline-before N    all that an earlier pipeline has made: a release that makes other pictures adds one to its
                         number. Reads each record, twice
  --all                  all, also what is in the trash, and what no converter could show

  --dry-run  only says how many and what that will take
  --json     the last line on stdout is one JSON object:
             {"files","bytes","seconds","usd":{"containers","storage"},"sent"}
  --help

  IRONVIPER_STORAGE=UseDevelopmentStorage=true
             the account: a connection string, or a name or URL to sign in to. By default the one of npm start

Exit code: 0 all messages are sent, or nothing was chosen; 1 something failed, or it was stopped; 2 wrong use.

  npm run reconvert -- --failed --dry-run
  npm run reconvert -- --fault too-large
  npm run reconvert -- --folder "holidays/2019"
  IRONVIPER_STORAGE=myaccount npm run reconvert -- --pipeline-before 3
`;

const OPTIONS = { ...CHOICES, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const;

await runCommand(
  { name: 'run reconvert', help: HELP, options: OPTIONS, words: true },
  async ({ values, positionals }) => {
    const { 'dry-run': dryRun = false, json = false, ...said } = values;
    if (positionals.length > 0)
      throw new UsageError(`What is ${positionals[0]}? A folder needs --folder, a file --name.`);
    const choice = choiceOf(said);
    const { storage, name, url, development } = openToolAccount();
    const screen = openScreen();
    const stop = untilStopped(screen);

    screen.say(`In ${name} (${url})`);
    const estimated = await estimate(storage, await survey(storage, choice, stop));
    const { files } = estimated;
    const end = (code: number, words: string, sent = 0) => {
      process.stdout.write(json ? `${JSON.stringify({ ...estimated, sent })}\n` : `${words}\n`);
      return code;
    };
    if (stop.aborted) return end(FAILED, 'Stopped before anything was sent.');
    if (files === 0 && choice.by === 'folder') throw new UsageError(`The library has no folder ${choice.folder}.`);
    if (files === 0) return end(DONE, 'Nothing to convert again.');
    const before = await storage.later.depth();
    if (before > 0) {
      screen.say(`${countText(before, 'message')} in jobs-later already: what is among these will be converted twice.`);
    }
    const work = estimateText(estimated, development);
    if (dryRun) return end(DONE, `${work} Nothing was sent.`);

    screen.say(work);
    const sent = await sendLooks(storage, choice, files, screen, stop);
    const count = countText(sent, 'message');
    if (stop.aborted && sent < files) {
      return end(
        FAILED,
        `Stopped: ${count} of ${files.toLocaleString('en')} sent. Run again, it sends all anew.`,
        sent,
      );
    }
    const [converters, scaler] = [await readConverters(storage, systemClock), await readScaler(storage, systemClock)];
    for (const warning of laterWarnings(await storage.later.depth(), converters, scaler)) screen.say(warning);
    return end(DONE, `${count} sent to jobs-later. npm run status shows how many are left.`, sent);
  },
);
