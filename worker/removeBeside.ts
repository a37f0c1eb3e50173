/** Leaves a file alone in its scratch folder again: what an earlier try made there is in the way of the next. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OutageError } from '../core/outage.ts';
import { removeFolder } from './removeFolder.ts';

export async function removeBeside(file: string): Promise<void> {
  const folder = dirname(file);
  try {
    for (const entry of await readdir(folder)) {
      if (entry !== basename(file)) await removeFolder(join(folder, entry));
    }
  } catch (cause) {
    const message = `Emptying the scratch folder ${folder} failed: ${(cause as Error).message}`;
    throw new OutageError('scratch', message, { cause });
  }
}
