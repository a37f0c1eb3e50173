/** Makes a folder and those above it; a link that leads out of `root` is not followed. `root` is a real path. */
import { mkdir, realpath } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { ifThere } from './ifThere.ts';

export async function ensureFolder(folder: string, root: string): Promise<void> {
  let real = await ifThere(realpath(folder));
  if (real === undefined) {
    await ensureFolder(dirname(folder), root);
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    real = await realpath(folder);
  }
  if (real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)) return;
  throw Object.assign(new Error(`${folder} leads to ${real}, out of ${root}`), { code: 'OUTSIDE' });
}
