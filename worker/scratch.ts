/** A place on disk for the files in hand: one folder an attempt, gone when the attempt is, and a bound over all. */
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError } from '../core/fault.ts';
import { OutageError } from '../core/outage.ts';
import { LOCK, PREFIX, removeLeftOvers } from './leftOvers.ts';
import { limit } from './limit.ts';
import { type FileLock, lockFile } from './lockFile.ts';
import { removeFolder } from './removeFolder.ts';

export interface Scratch {
  /** Bytes it holds in all. */
  room: number;
  /** Runs `use` with a folder of its own, once there is room for `bytes`. A file larger than all the room is a fault. */
  borrow<T>(bytes: number, signal: AbortSignal, use: (folder: string) => Promise<T>): Promise<T>;
  /** Removes everything. */
  remove(): Promise<void>;
}

/** The rest is for what programs make of the files: a disk that is filled by one could not even say how it went. */
const OF_DISK = 0.75;

/**
 * `parent` must exist; the scratch folder is made in it. `most` is in bytes, and never more than the disk has. What converters that were killed left in
 * `parent` is removed first; never the folder of a living one, which may be in another container.
 */
export async function openScratch(parent: string, most: number): Promise<Scratch> {
  await removeLeftOvers(parent);
  const { folder, lock } = await makeOwn(parent);
  const { blocks, bsize } = await statfs(folder);
  const room = Math.min(most, Math.floor(blocks * bsize * OF_DISK));
  const space = limit(room);
  return {
    room,
    async borrow(bytes, signal, use) {
      if (bytes > room) {
        throw new FaultError(
          'too-large',
          `The file has ${bytes} bytes; the scratch space of ${room} does not hold it.`,
        );
      }
      return space.with(bytes, signal, async () => {
        const own = await makeFolder(folder, 'job-');
        try {
          return await use(own);
        } finally {
          await takeAway(own);
        }
      });
    },
    async remove() {
      await takeAway(folder);
      await rm(folder + LOCK, { force: true });
      lock.release();
    },
  };
}

/** Never the file's trouble, whatever the reason: something may have cleaned the temporary folders away. */
function makeFolder(parent: string, prefix: string): Promise<string> {
  return mkdtemp(join(parent, prefix)).catch((cause: Error) => {
    throw new OutageError('scratch', `Making a scratch folder in ${parent} failed: ${cause.message}`, { cause });
  });
}

/** The lock lies beside the folder, not in it: it is there until the folder is gone. */
async function makeOwn(parent: string): Promise<{ folder: string; lock: FileLock }> {
  const folder = await makeFolder(parent, PREFIX);
  try {
    const lock = lockFile(folder + LOCK);
    // Another that starts now took it for a left-over, between its making and its locking.
    return lock ? { folder, lock } : await makeOwn(parent);
  } catch (cause) {
    const message = `Locking the scratch folder ${folder} failed: ${(cause as Error).message}`;
    throw new OutageError('scratch', message, { cause });
  }
}

function takeAway(folder: string): Promise<void> {
  return removeFolder(folder).catch((cause: Error) => {
    throw new OutageError('scratch', `Removing the scratch folder ${folder} failed: ${cause.message}`, { cause });
  });
}
