/** Finds the originals that were chosen, by the index: so many at once, in constant memory. */
import { idOf } from '../../core/id.ts';
import { pool } from '../../core/pool.ts';
import type { Row } from '../../core/row.ts';
import type { Storage } from '../../core/storage.ts';
import { readRecord } from '../../library/readRecord.ts';
import { UsageError } from '../terminal/command.ts';
import type { Choice } from './choice.ts';

export interface Chosen {
  id: string;
  name: string;
  bytes: number;
}

const AT_ONCE = 16;

/** When `stop` aborts, what is in hand is finished and no more is begun. */
export async function forEachChosen(
  storage: Storage,
  choice: Choice,
  stop: AbortSignal,
  work: (chosen: Chosen) => void | Promise<void>,
): Promise<void> {
  if (choice.by === 'name') return work(await find(storage, choice.name));
  const each = async (row: Row) => {
    if (await isChosen(storage, choice, row)) await work({ id: row.key, name: row.name, bytes: row.bytes });
  };
  await pool(storage.files.list(), AT_ONCE, each, stop);
}

async function isChosen(storage: Storage, choice: Exclude<Choice, { by: 'name' }>, row: Row): Promise<boolean> {
  switch (choice.by) {
    case 'all':
      return true;
    case 'failed':
      return row.state === 'failed';
    case 'fault':
      return row.fault === choice.fault;
    case 'folder':
      return row.folder === choice.folder || row.folder.startsWith(`${choice.folder}/`);
    case 'pipeline': {
      // Which pipeline it was, the record alone says.
      const known = await readRecord(storage, row.key);
      return known !== 'missing' && known.record.pipeline.version < choice.before;
    }
  }
}

/** What is not in the index is found as well, also an original that is gone: then its record becomes a tombstone. */
async function find(storage: Storage, name: string): Promise<Chosen> {
  const id = idOf(name);
  const original = await storage.originals.head(name);
  if (original !== 'missing') return { id, name, bytes: original.bytes };
  if ((await readRecord(storage, id)) === 'missing') throw new UsageError(`The library has nothing named ${name}.`);
  return { id, name, bytes: 0 };
}
