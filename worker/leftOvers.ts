/** What converters that were killed left in a scratch parent: folders beside a lock that nobody holds. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFile } from './lockFile.ts';
import { removeFolder } from './removeFolder.ts';

export const PREFIX = 'ironviper-scratch-';
export const LOCK = '.lock';

/** Another's trouble is not ours: what can't be read or removed, perhaps because it is another user's, stays. */
export async function removeLeftOvers(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(PREFIX) && each.endsWith(LOCK))) {
    try {
      await removeIfLeft(join(parent, name));
    } catch {
      // The next start tries again.
    }
  }
}

async function removeIfLeft(lock: string): Promise<void> {
  const ours = lockFile(lock);
  if (!ours) return;
  try {
    await removeFolder(lock.slice(0, -LOCK.length));
    await rm(lock);
  } finally {
    ours.release();
  }
}
