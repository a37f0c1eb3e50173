/** Keeps, beside the files that lie under their ids, what their names are. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ensureFolder } from './ensureFolder.ts';

export const NAMES = 'names.jsonl';

/** A link there would lead out of the folder to fill. */
const FLAGS = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

export async function noteName(path: string, name: string, root: string): Promise<void> {
  await ensureFolder(dirname(path), root);
  const names = await open(join(dirname(path), NAMES), FLAGS);
  try {
    await names.appendFile(`${JSON.stringify({ file: basename(path), name })}\n`);
  } finally {
    await names.close();
  }
}
