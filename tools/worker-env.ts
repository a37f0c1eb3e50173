/** `npm run worker-env`: the environment of a converter that runs elsewhere. */
import { signedAccount } from '../core/azure/signedAccount.ts';
import { DONE, FAILED, runCommand } from './terminal/command.ts';
import { openScreen } from './terminal/screen.ts';
import { daysOf } from './worker-env/daysOf.ts';
import { environmentText } from './worker-env/environmentText.ts';
import { LETTERS } from './worker-env/letters.ts';
import { noKeyText } from './worker-env/noKeyText.ts';
import { readConverter } from './worker-env/readConverter.ts';

const HELP = `npm run worker-env --silent [-- --days N]

Prints the environment of a converter that runs elsewhere, as on a Raspberry Pi: where the account is, with a signature
that ends by itself and never with the account's key, and every setting of a converter that is set here.

  --days N   the signature is good for so many days: 90 if you do not say, 365 at most
  --help

  IRONVIPER_STORAGE=UseDevelopmentStorage=true
             the account: a connection string with its key. By default the one of npm start
  IRONVIPER_NAME=
             what the converter calls itself; each needs a name of its own. By default its host and process
  and the converter's other settings: see README.md

docker run --env-file, compose and node --env-file read it; a shell does not. Whoever has it can read, change and delete
all that is in the account until the signature ends, or the account's key is changed: keep it as you would keep a
password. An account that is entered with an identity gives no signatures: what its converters need instead is said.

Exit code: 0 done, 1 the account has no key to sign with, 2 wrong use.

  npm run worker-env --silent -- --days 30
  (umask 077 && IRONVIPER_NAME=pi npm run worker-env --silent > worker.env)
`;

const OPTIONS = { days: { type: 'string' } } as const;
const DAY_MS = 86_400_000;

await runCommand({ name: 'run worker-env', help: HELP, options: OPTIONS }, async ({ values }) => {
  const days = daysOf(values.days);
  const { account, settings } = readConverter(process.env);
  const { name, key } = account;
  const screen = openScreen();
  if (key === undefined) {
    screen.say(noKeyText(account));
    return FAILED;
  }
  const now = Date.now();
  const expiresOn = new Date(now + days * DAY_MS);
  const text = signedAccount({ ...account, key }, { letters: LETTERS, now, expiresOn });
  const until = `${expiresOn.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  process.stdout.write(environmentText({ name, text, until }, settings));
  screen.say(`For ${name}, until ${until}. Until then it opens all that is in the account: keep it as a password.`);
  return DONE;
});
