/** `npm start`: the whole of ironviper on this machine, until Ctrl-C, or until given files have settled. */
import { readSettings } from '../core/settings.ts';
import { sharesOf } from '../scaler/shares.ts';
import { thisMachine } from '../scaler/thisMachine.ts';
import { memoryBudget } from '../worker/memoryBudget.ts';
import { WORKER_SETTINGS } from '../worker/settings.ts';
import { serve } from './local/serve.ts';
import { LOCAL_DEFAULTS, START_SETTINGS } from './local/settings.ts';
import { DONE, FAILED, runCommand, UsageError } from './terminal/command.ts';
import { rootsOf } from './upload/roots.ts';

const HELP = `npm start [-- [options] [files or folders ...]]

Starts ironviper on this machine: storage, events, the API, and as many converters as there is work for: none when
there is none. Stays up until Ctrl-C.
Files and folders that are named are uploaded; a folder keeps its name: ~/trip/1.jpg becomes trip/1.jpg.
What is there already with the same content is not sent again; what is there with another content is never overwritten.

  --once     ends when every file has settled; the last line on stdout is one JSON object:
             {"uploaded","ok","degraded","unsupported","failed","lost","seconds"}
             "uploaded" counts the files that are in the library now, the next four say what became of them,
             "lost" those that nothing became of; "seconds" is the time from the first upload on. Where a program
             is missing, "waiting" counts the files that wait in jobs-later until it is installed. There is no API
  --memory   keeps nothing: all is gone at the end
  --seed N   with --memory: begins with N files that nobody photographed, to look around in. They have no originals
  --help

  IRONVIPER_BLOB_PORT=10000 IRONVIPER_QUEUE_PORT=10001 IRONVIPER_TABLE_PORT=10002
             where it listens; 0 is any free port. These three are where UseDevelopmentStorage=true looks
  IRONVIPER_API_PORT=8080
             where the API answers, and shows what it answers at /docs; this machine alone, where everybody is the owner
  IRONVIPER_ORIGIN=
             where another page is that may ask it and show pictures, as http://localhost:5173
  IRONVIPER_STATE=.ironviper
             the folder of the library, from the checkout
  IRONVIPER_MAX_CONVERTERS
             converters at once, at most; by default three, or fewer where the machine is small
  IRONVIPER_TARGET_SECONDS=30
             so many are started that what waits is done after so long
  and the converter's own settings, as IRONVIPER_CONCURRENCY, which each of them gets: see README.md

Exit code: 0 done (with --once: no file lost or waiting), 1 something failed, 2 wrong use.

  npm start
  npm start -- ~/Pictures
  npm start -- holiday.jpg scans --once --memory
  npm start -- --memory --seed 100000
  IRONVIPER_BLOB_PORT=0 IRONVIPER_QUEUE_PORT=0 IRONVIPER_TABLE_PORT=0 IRONVIPER_API_PORT=0 IRONVIPER_STATE=/tmp/other npm start
`;

const OPTIONS = { once: { type: 'boolean' }, memory: { type: 'boolean' }, seed: { type: 'string' } } as const;

await runCommand({ name: 'start', help: HELP, options: OPTIONS, words: true }, async ({ values, positionals }) => {
  const { once = false, memory = false } = values;
  const seed = seedOf(values);
  // The converters' too: they would refuse them again and again.
  const settings = readSettings({ ...WORKER_SETTINGS, ...START_SETTINGS, ...LOCAL_DEFAULTS }, process.env);
  const shares = sharesOf(thisMachine(), {
    converters: settings.IRONVIPER_MAX_CONVERTERS,
    concurrency: settings.IRONVIPER_CONCURRENCY,
    memoryBytes: settings.IRONVIPER_MEMORY,
  });
  memoryBudget(shares.memoryBytes, shares.concurrency);
  const roots = await rootsOf(positionals);
  const served = await serve({
    roots,
    once,
    seed,
    folder: memory ? undefined : settings.IRONVIPER_STATE,
    ports: {
      blobPort: settings.IRONVIPER_BLOB_PORT,
      queuePort: settings.IRONVIPER_QUEUE_PORT,
      tablePort: settings.IRONVIPER_TABLE_PORT,
    },
    // Whoever waits for the end of a run asks nothing of it.
    api: once ? undefined : { port: settings.IRONVIPER_API_PORT, origin: settings.IRONVIPER_ORIGIN },
    shares,
    targetSeconds: settings.IRONVIPER_TARGET_SECONDS,
    env: process.env,
  });
  if (served.ended !== 'settled') return served.ended === 'stopped' && !once ? DONE : FAILED;
  // Last of all, when everything has been stopped and said.
  const { tally, seconds, problems } = served;
  process.stdout.write(`${JSON.stringify({ ...tally, seconds })}\n`);
  return tally.lost > 0 || tally.waiting || problems > 0 ? FAILED : DONE;
});

/** Invented files among a person's own could not be told apart again. Throws `UsageError`. */
function seedOf({ seed, memory, once }: { seed?: string; memory?: boolean; once?: boolean }): number | undefined {
  if (seed === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(seed))
    throw new UsageError(`--seed ${seed}: how many files? A whole number below a million, as 100000.`);
  if (!memory || once) throw new UsageError('--seed needs --memory, and goes without --once: it is to look around in.');
  return Number(seed);
}
