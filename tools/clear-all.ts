/** `npm run clear-all`: empties an account's library for a fresh start, once a person has said that they mean it. */
import { systemClock } from '../core/clock.ts';
import { agree, checkConsent } from './clear/agree.ts';
import { type ClearNews, clearAll } from './clear/clearAll.ts';
import { contentsText, countAll, countContents } from './clear/contents.ts';
import { openToolAccount } from './terminal/account.ts';
import { DONE, FAILED, runCommand } from './terminal/command.ts';
import { progressLine } from './terminal/progress.ts';
import { openScreen } from './terminal/screen.ts';
import { untilStopped } from './terminal/untilStopped.ts';

const HELP = `npm run clear-all [-- options]

Deletes every original, preview, record, message and row of an account, for a fresh start. Says first what there is,
and asks for the account's name. Converters may run; do not upload meanwhile. Stopped midway, it is run again.

  --yes NAME                    names the account instead of typing it: for scripts, for development accounts alone
  --really-this-account NAME    for an account that is not a development account on this machine: it is refused
                                without this, and its name is asked for all the same
  --help

  IRONVIPER_STORAGE=UseDevelopmentStorage=true
             the account: a connection string, or a name or URL to sign in to. By default the one of npm start

Exit code: 0 it is empty, 1 it is not, or it was stopped, 2 wrong use.

  npm run clear-all
  npm run clear-all -- --yes devstoreaccount1
  IRONVIPER_STORAGE=myaccount npm run clear-all -- --really-this-account myaccount
`;

const OPTIONS = { yes: { type: 'string' }, 'really-this-account': { type: 'string' } } as const;

await runCommand({ name: 'run clear-all', help: HELP, options: OPTIONS }, async ({ values }) => {
  const account = openToolAccount();
  const consent = { yes: values.yes, reallyThisAccount: values['really-this-account'] };
  checkConsent(account, consent);
  const { storage, name, url } = account;
  const contents = await countContents(storage);
  const screen = openScreen();
  screen.say(`Account ${name} (${url})\n${contentsText(contents)}`);
  if (!(await agree(account, consent))) {
    screen.say('That is not its name: nothing was deleted.');
    return FAILED;
  }
  const began = Date.now();
  let total = countAll({ ...contents, messages: { jobs: 0, later: 0, poison: 0 } });
  let done = 0;
  let note = '';
  screen.follow(() => [
    progressLine(
      {
        label: 'Deleting',
        done,
        total: Math.max(total, done),
        noun: 'blobs and rows',
        seconds: (Date.now() - began) / 1000,
        note,
      },
      screen.live,
    ),
  ]);
  const stop = untilStopped(screen);
  const news: ClearNews = {
    onRemoved() {
      done += 1;
      note = '';
    },
    onWait(names) {
      note = `waiting until ${names.join(', ')} has nothing in hand`;
    },
  };
  try {
    await clearAll(storage, systemClock, news, stop);
    // What stays (a living converter's heartbeat, locks) was counted, too.
    total = done;
  } catch (error) {
    if (error !== stop.reason) throw error;
    screen.settle();
    screen.say(
      `Stopped: ${done.toLocaleString('en')} blobs and rows are gone. Run npm run clear-all again for the rest.`,
    );
    return FAILED;
  } finally {
    screen.settle();
  }
  const left = (await countContents(storage)).blobs.originals;
  if (left > 0) {
    process.stderr.write(
      `${name} still has ${left} originals, whose names can't be asked for again as they are listed.\n`,
    );
    return FAILED;
  }
  process.stdout.write(`${name} is empty.\n`);
  return DONE;
});
