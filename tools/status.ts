/** `npm run status`: what waits, who works, what became of the files, and what nobody takes care of. */
import { systemClock } from '../core/clock.ts';
import { readStatus } from './status/readStatus.ts';
import { statusText } from './status/statusText.ts';
import { openToolAccount } from './terminal/account.ts';
import { DONE, runCommand } from './terminal/command.ts';

const HELP = `npm run status [-- --json]

Shows what waits, which converters are alive and what they are at, how many files are in which state, the last
failures, and work that nobody takes.

  --json     one JSON object on stdout
  --help

  IRONVIPER_STORAGE=UseDevelopmentStorage=true
             the account: a connection string, or a name or URL to sign in to. By default the one of npm start

Exit code: 0 done, 1 the account could not be read, 2 wrong use.

  npm run status
  npm run --silent status -- --json
`;

const OPTIONS = { json: { type: 'boolean' } } as const;

await runCommand({ name: 'run status', help: HELP, options: OPTIONS }, async ({ values }) => {
  const { name, url, storage } = openToolAccount();
  const status = { account: name, url, ...(await readStatus(storage, systemClock)) };
  process.stdout.write(values.json ? `${JSON.stringify(status)}\n` : statusText(status));
  return DONE;
});
