/** `npm run download`: originals out of the library, under their own names, verified. */

import { bytesText, countText } from '../core/amounts.ts';
import { systemClock } from '../core/clock.ts';
import { OutageError } from '../core/outage.ts';
import { chargeFor, chargeText } from './download/charge.ts';
import { downloadAll } from './download/downloadAll.ts';
import { downloadProgress } from './download/downloadProgress.ts';
import { summaryJson, summaryText } from './download/downloadSummary.ts';
import { checkFolder, makeFolder } from './download/folderToFill.ts';
import { freeBytes } from './download/freeBytes.ts';
import { listOriginals } from './download/listOriginals.ts';
import { locateIn } from './download/locate.ts';
import { type Measured, measure } from './download/measure.ts';
import { measuredText } from './download/measuredText.ts';
import { leaveParts } from './download/parts.ts';
import { takePlaceIn } from './download/takePlace.ts';
import { newTally, problemsOf } from './download/tally.ts';
import { OPTIONS, wishOf } from './download/wish.ts';
import { openToolAccount } from './terminal/account.ts';
import { DONE, FAILED, runCommand, UsageError } from './terminal/command.ts';
import { firstOf } from './terminal/firstOf.ts';
import { openPatience } from './terminal/patience.ts';
import { progressLine } from './terminal/progress.ts';
import { openScreen, type Screen } from './terminal/screen.ts';
import { untilStopped } from './terminal/untilStopped.ts';

const HELP = `npm run download -- --to <folder> (--folder <name> | --all) [options]

Brings originals out of the library: each under its own name below the folder, with its time, and verified by its hash.
Also those in the trash. Says first how much that is and what Azure will charge for it. What is there already, with the
same size and time, is not fetched again; another file in an original's place stays. Stopped anywhere, the same command
goes on from there.

A name that this disk can't hold is no loss: the file comes as unnameable/<id>.<ext>, and unnameable/names.jsonl says
whose it is.

  --to FOLDER      the folder to fill; made if it is not there
  --folder NAME    a folder of the library, and those below it
  --all            the whole library
  --records        also all that is known of each file, beside it: 1.jpg.ironviper.json
  --replace        overwrite files that differ from the originals of their names
  --dry-run        only say how much would come, and what Azure would charge
  --concurrency N  so many files at once, 1 to 64; 8 by default
  --json           ends with one JSON object on the last line of stdout:
                   {"fetched","replaced","same","other","archived","nameless","wrong","restless","gone","failed":
                   {"files","bytes"}, "fetchedBytes", "refused", "unverified", "records", "problems", "originals",
                   "toCome", "expectedUsd", "calls", "usd", "seconds", "dryRun", "stopped"}
  --help

  IRONVIPER_STORAGE=UseDevelopmentStorage=true
             the account: a connection string, or a name or URL to sign in to. By default the one of npm start

Exit code: 0 all is on the disk, 1 something is not, or it was stopped; 2 wrong use.

  npm run download -- --to ~/everything --all --dry-run
  npm run download -- --to ~/everything --all --records
  IRONVIPER_STORAGE=myaccount npm run download -- --to /mnt/disk --folder "holidays/2019"
`;

await runCommand(
  { name: 'run download', help: HELP, options: OPTIONS, words: true },
  async ({ values, positionals }) => {
    const { to, prefix, records, replace, dryRun, concurrency, json } = wishOf(values, positionals);
    await checkFolder(to);
    const { name, url, storage, usage, development } = openToolAccount();
    const screen = openScreen();
    screen.say(`From ${name} (${url}) to ${to}`);
    // Is nobody there, that is better said at once than after minutes of patience.
    await storage.originals.head('is-anybody-there');

    const signal = untilStopped(screen);
    const patience = openPatience(systemClock, name, signal);
    const originals = () => listOriginals(storage.originals, prefix, patience, signal);
    const measured = await measuredOn(screen, (onMeasured) => measure(originals(), { root: to, replace }, onMeasured));
    const charge = chargeFor(measured, records);
    const tally = newTally();
    const began = Date.now();
    const seconds = () => (Date.now() - began) / 1000;
    const end = (stopped: boolean) => {
      const run = { measured, charge, tally, usage, development, dryRun, seconds: seconds(), stopped };
      process.stdout.write(`${summaryText(run)}\n${json ? `${JSON.stringify(summaryJson(run))}\n` : ''}`);
      return stopped || problemsOf(tally) > 0 ? FAILED : DONE;
    };
    if (signal.aborted) return end(true);
    if (measured.files === 0 && prefix !== '')
      throw new UsageError(`The library has no folder ${prefix.slice(0, -1)}.`);
    screen.say(measuredText(measured));
    screen.say(development ? 'Out of this machine itself: nobody charges for it.' : chargeText(charge));
    const free = await freeBytes(to);
    if (measured.toCome.bytes > free) {
      screen.say(`There is room for ${bytesText(free)} alone in ${to}: nothing was fetched. Take another disk,`);
      screen.say('or one --folder after the other.');
      return end(true);
    }

    const root = dryRun ? to : await makeFolder(to);
    const sayFirst = firstOf(screen.say, 'Further ones are counted only.');
    const onBytes = (bytes: number) => {
      tally.bytes += bytes;
    };
    let outage: OutageError | undefined;
    screen.follow(() => [progressLine(downloadProgress(tally, measured, seconds(), patience.note()), screen.live)]);
    try {
      const places = { root, locate: locateIn(root), takePlace: takePlaceIn(root) };
      const saving = { storage, patience, ...places, replace, dryRun, signal, onBytes };
      await downloadAll(originals(), saving, tally, {
        ...{ records, concurrency },
        onProblem: (file, message) => sayFirst(`${file}: ${message}`),
        onRefused: (file, path, why) =>
          sayFirst(`${file}: ${dryRun ? 'would lie' : 'lies'} in ${path}, because ${why}.`),
      });
    } catch (error) {
      if (!(error instanceof OutageError)) throw error;
      outage = error;
    } finally {
      screen.settle();
    }
    if (!dryRun) await leaveParts(root);
    const stopped = signal.aborted || outage !== undefined;
    if (outage) screen.say(outage.message);
    if (stopped) screen.say('Not all has come: run the same again, and it goes on from here.');
    return end(stopped);
  },
);

/** With a line that says how far the measuring is. */
async function measuredOn(screen: Screen, work: (onMeasured: (files: number) => void) => Promise<Measured>) {
  let measured = 0;
  screen.follow(() => [`Measuring  ${countText(measured, 'original')}`]);
  try {
    return await work((files) => {
      measured = files;
    });
  } finally {
    screen.settle();
  }
}
