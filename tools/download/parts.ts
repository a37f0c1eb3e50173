/**
 * What is half done lies in one folder, under names that tell the version of the original and whose work it is. A later
 * run takes over what a run that is gone left: by renaming, so that of two runs one gets it.
 */
import { lstat, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobProperties } from '../../core/blobs.ts';
import { hashOf } from '../../core/hash.ts';
import { idOf } from '../../core/id.ts';
import { ensureFolder } from './ensureFolder.ts';
import { ifThere } from './ifThere.ts';

export const PARTS = '.ironviper-parts';

/** The path of the part to go on with, or to begin. Parts of other versions go. */
export async function claimPart(root: string, original: BlobProperties): Promise<string> {
  const folder = join(root, PARTS);
  await ensureFolder(folder, root);
  const own = join(folder, `${versionOf(original)}.${process.pid}`);
  for (const file of await readdir(folder)) {
    if (!file.startsWith(`${idOf(original.name)}.`) || isOthers(file)) continue;
    if (!file.startsWith(`${versionOf(original)}.`)) await rm(join(folder, file), { force: true });
    else await ifThere(rename(join(folder, file), own));
  }
  return own;
}

/** The bytes that lie there already, by version. */
export async function partBytes(root: string): Promise<(original: BlobProperties) => number> {
  const folder = join(root, PARTS);
  const bytes = new Map<string, number>();
  for (const file of (await ifThere(readdir(folder))) ?? []) {
    const there = isOthers(file) ? undefined : await ifThere(lstat(join(folder, file)));
    if (there) bytes.set(file.slice(0, file.lastIndexOf('.')), there.size);
  }
  return (original) => Math.min(bytes.get(versionOf(original)) ?? 0, original.bytes);
}

/** A file of a name to be written whole, and then renamed. */
export function draftPath(root: string, name: string): string {
  return join(root, PARTS, `${idOf(name)}.record.${process.pid}`);
}

/** Removes the folder, if nothing is left in it. */
export async function leaveParts(root: string): Promise<void> {
  await rmdir(join(root, PARTS)).catch((error: NodeJS.ErrnoException) => {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code ?? '')) throw error;
  });
}

function versionOf({ name, etag }: BlobProperties): string {
  return `${idOf(name)}.${hashOf(etag)}`;
}

/** True while the run that began it is alive. */
function isOthers(file: string): boolean {
  const pid = Number(file.slice(file.lastIndexOf('.') + 1));
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
