/** `npm run inspect`: everything that is stored of one original, and whether it agrees. */
import { idOf } from '../core/id.ts';
import type { Storage } from '../core/storage.ts';
import { readRecord } from '../library/readRecord.ts';
import { pipelineFor } from '../worker/media/pipeline.ts';
import { disagreements } from './inspect/disagreements.ts';
import { inspectText } from './inspect/inspectText.ts';
import { see } from './inspect/see.ts';
import type { Seen } from './inspect/seen.ts';
import { openToolAccount } from './terminal/account.ts';
import { DONE, FAILED, runCommand, UsageError } from './terminal/command.ts';
import { openScreen } from './terminal/screen.ts';

const HELP = `npm run inspect -- <name or id> [--json]

Shows what is stored of one original: the blob itself, its record, its previews, its row, the published months. Says
whether all of these agree, and if not, what mends it. Changes nothing.

The name is the original's in the container: trip/1.jpg. 16 characters of a to z and 2 to 7 that are no original's name
are an id.

  --json     one JSON object on stdout: {"id","name","original","record","previews","rows","months","disagreements"}
  --help

  IRONVIPER_STORAGE=UseDevelopmentStorage=true
             the account: a connection string, or a name or URL to sign in to. By default the one of npm start

Exit code: 0 all agrees, 1 it does not, or nothing is known of it, 2 wrong use.

  npm run inspect -- trip/1.jpg
  npm run --silent inspect -- trip/1.jpg --json
  IRONVIPER_STORAGE=myaccount npm run inspect -- lqqgnjgv3o5wq4cd
`;

const OPTIONS = { json: { type: 'boolean' } } as const;
const ID = /^[a-z2-7]{16}$/;

await runCommand(
  { name: 'run inspect', help: HELP, options: OPTIONS, words: true },
  async ({ values, positionals }) => {
    const [asked, ...others] = positionals;
    if (!asked || others.length > 0) throw new UsageError('Say which original: one name, or one id.');
    const { storage, name, url } = openToolAccount();
    openScreen().say(`In ${name} (${url})`);
    const seen = await seeAsked(storage, asked);
    const found = isKnown(seen)
      ? disagreements(seen, [pipelineFor('preview'), pipelineFor('develop')])
      : [`Nothing is known of ${asked}.`];
    const text = isKnown(seen) ? inspectText(seen, found) : `${found.join()}\n`;
    process.stdout.write(values.json ? `${JSON.stringify({ ...seen, disagreements: found })}\n` : text);
    return found.length > 0 ? FAILED : DONE;
  },
);

async function seeAsked(storage: Storage, asked: string): Promise<Seen> {
  const mayBeId = ID.test(asked);
  const isName = !mayBeId || (await storage.originals.head(asked)) !== 'missing' || (await isRecorded(storage, asked));
  return isName ? see(storage, idOf(asked), asked) : see(storage, asked);
}

async function isRecorded(storage: Storage, name: string): Promise<boolean> {
  return (await readRecord(storage, idOf(name))) !== 'missing';
}

function isKnown({ original, record, rows }: Seen): boolean {
  return original !== 'missing' || record !== 'missing' || rows.length > 0;
}
