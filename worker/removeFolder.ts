/** Takes a folder away with all that is in it, whatever a program did to it. */
import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A program that was killed a moment ago may still be writing its last file. */
const PATIENCE = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 } as const;

/** Harmless if it is gone already. */
export async function removeFolder(folder: string): Promise<void> {
  try {
    await rm(folder, PATIENCE);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await open(folder);
    await rm(folder, PATIENCE);
  }
}

/** Nothing can be removed from a folder that can't be written to. Never follows a link. */
async function open(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await open(join(folder, entry.name));
  }
}
