/** What a person wants out of the library, and where to: by the words of the command. */
import { UsageError } from '../terminal/command.ts';
import { concurrencyOf } from '../terminal/concurrency.ts';
import { fromHere } from '../terminal/fromHere.ts';

export const OPTIONS = {
  to: { type: 'string' },
  folder: { type: 'string' },
  all: { type: 'boolean' },
  records: { type: 'boolean' },
  replace: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  concurrency: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export interface Wish {
  to: string;
  /** What the names of all wanted originals begin with. */
  prefix: string;
  records: boolean;
  replace: boolean;
  dryRun: boolean;
  concurrency: number;
  json: boolean;
}

interface Said {
  to?: string;
  folder?: string;
  all?: boolean;
  records?: boolean;
  replace?: boolean;
  'dry-run'?: boolean;
  concurrency?: string;
  json?: boolean;
}

export function wishOf(said: Said, positionals: string[]): Wish {
  const { to, folder, all = false, records = false, replace = false, 'dry-run': dryRun = false, json = false } = said;
  if (positionals.length > 0) throw new UsageError(`What is ${positionals[0]}? The folder to fill needs --to.`);
  if (!to) throw new UsageError('Say which folder to fill, by --to.');
  if (all === (folder !== undefined)) throw new UsageError('Say what to download: either --folder or --all.');
  const bare = folder?.replace(/^\/+|\/+$/g, '');
  if (bare === '') throw new UsageError('--folder needs the name of a folder; the whole library is --all.');
  const concurrency = concurrencyOf(said.concurrency);
  const prefix = bare === undefined ? '' : `${bare}/`;
  return { to: fromHere(to), prefix, records, replace, dryRun, concurrency, json };
}
