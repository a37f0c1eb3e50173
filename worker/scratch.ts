/** A place on disk for the files in hand: one folder an attempt, gone when the attempt is, and a bound over all. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError } from '../core/fault.ts';
import { OutageError } from '../core/outage.ts';
import { limit } from './limit.ts';

export interface Scratch {
  /** Runs `use` with a folder of its own, once there is room for `bytes`. A file larger than all the room is a fault. */
  borrow<T>(bytes: number, signal: AbortSignal, use: (folder: string) => Promise<T>): Promise<T>;
  /** Removes everything. */
  remove(): Promise<void>;
}

/** `parent` must exist; the scratch folder is made in it. `room` is in bytes. */
export async function openScratch(parent: string, room: number): Promise<Scratch> {
  const folder = await makeFolder(parent, 'ironviper-');
  const space = limit(room);
  return {
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
          await rm(own, { recursive: true, force: true });
        }
      });
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Never the file's trouble, whatever the reason: something may have cleaned the temporary folders away. */
function makeFolder(parent: string, prefix: string): Promise<string> {
  return mkdtemp(join(parent, prefix)).catch((cause: Error) => {
    throw new OutageError('scratch', `Making a scratch folder in ${parent} failed: ${cause.message}`, { cause });
  });
}
