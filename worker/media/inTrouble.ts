/** Whether this machine can work in a folder: asked when a decoder says it can't, for a file can put words in its mouth. */
import type { StatsFs } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one program may write, twice: whoever ran out of room takes away what it wrote when it ends. */
const ROOM = 2 * 2 ** 30;
/** A small disk, as a container's often is, may never have so much: files in hand are at most three quarters of it. */
const OF_DISK = 0.2;
const TRIAL = Buffer.alloc(64 * 1024);

/** `full`: it says that there is no room left. Else only what can't be written at all tells. */
export async function inTrouble(folder: string, { full }: { full: boolean }): Promise<boolean> {
  try {
    const trial = join(folder, 'trial');
    await writeFile(trial, TRIAL);
    await rm(trial);
    if (!full) return false;
    const places = await Promise.all([folder, tmpdir()].map((each) => statfs(each)));
    return places.some(isFull);
  } catch {
    return true;
  }
}

/** Of `statfs`: free and all blocks, and the bytes of one. */
export function isFull({ bavail, blocks, bsize }: Pick<StatsFs, 'bavail' | 'blocks' | 'bsize'>): boolean {
  return bavail * bsize < Math.min(ROOM, blocks * bsize * OF_DISK);
}
