/** Gives a whole part its name, if what is there is still what was seen there. */
import { lstat, rename, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ensureFolder } from './ensureFolder.ts';
import { ifThere } from './ifThere.ts';
import type { Located } from './locate.ts';

export type TakePlace = (part: string, located: Located, modifiedAt: Date) => Promise<boolean>;

/** One at a time: on a disk indifferent to case, two names are one place. */
export function takePlaceIn(root: string): TakePlace {
  let before: Promise<unknown> = Promise.resolve();
  return async (part, { path, seen }, modifiedAt) => {
    await ensureFolder(dirname(path), root);
    await utimes(part, modifiedAt, modifiedAt);
    const taken = before.then(async () => {
      const now = await ifThere(lstat(path));
      if (now?.size !== seen?.size || now?.mtimeMs !== seen?.mtimeMs) return false;
      await rename(part, path);
      return true;
    });
    before = taken.catch(() => {});
    return taken;
  };
}
