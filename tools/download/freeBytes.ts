/** How much a disk can still take, told by the nearest folder that is there. */
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ifThere } from './ifThere.ts';

export async function freeBytes(folder: string): Promise<number> {
  const disk = await ifThere(statfs(folder));
  return disk ? disk.bavail * disk.bsize : freeBytes(dirname(folder));
}
