/** Whether this machine can work in a folder: asked when a decoder says it can't, for a file can put words in its mouth. */
import { rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What one program may write, twice: whoever ran out of room takes away what it wrote when it ends. */
const ROOM = 2 * 2 ** 30;
const TRIAL = Buffer.alloc(64 * 1024);

export async function inTrouble(folder: string): Promise<boolean> {
  try {
    const trial = join(folder, 'trial');
    await writeFile(trial, TRIAL);
    await rm(trial);
    const places = await Promise.all([folder, tmpdir()].map((each) => statfs(each)));
    return places.some(({ bavail, bsize }) => bavail * bsize < ROOM);
  } catch {
    return true;
  }
}
