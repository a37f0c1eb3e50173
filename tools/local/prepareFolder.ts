/** The folder that a local stack lives in: the library, its logs, and room for files in hand. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Closers } from './closers.ts';
import { type FolderLock, lockFolder } from './lockFolder.ts';

export interface StackFolder {
  /** Where Azurite keeps its state. */
  library: string;
  logs: string;
  scratch: string;
  lock: FolderLock;
}

/** Without `kept` the folder is one that goes with the stack. Throws `OutageError` if another stack has it. */
export async function prepareFolder(kept: string | undefined, closing: Closers): Promise<StackFolder> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'ironviper-'));
  // Not with the rest: a second Ctrl-C skips that.
  if (kept === undefined) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  const lock = await lockFolder(folder);
  closing.add(lock.release);
  const scratch = join(folder, 'scratch');
  // What a converter that was killed left there.
  rmSync(scratch, { recursive: true, force: true });
  const logs = join(folder, 'log');
  // Even if nothing is kept: Azurite's way of keeping all in memory stops for many seconds once that is some gigabytes.
  const library = join(folder, 'azurite');
  for (const path of [logs, scratch, library]) mkdirSync(path, { recursive: true });
  return { library, logs, scratch, lock };
}
