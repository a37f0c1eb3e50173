/** Whether the disk has this very name; false if it takes another one for it: it is indifferent to case, or folds accents. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export type IsCalled = (name: string) => Promise<boolean>;

/** Of names below `root`. Remembers one folder a level: to read a folder anew for each file in it takes hours with many. */
export function isCalledIn(root: string): IsCalled {
  const levels: { folder: string; names: ReadonlySet<string> }[] = [];

  const has = async (folder: string, segment: string, level: number) => {
    const known = levels[level];
    if (known?.folder === folder && known.names.has(segment)) return true;
    // It may have come since.
    const names = new Set(await readdir(folder));
    levels[level] = { folder, names };
    return names.has(segment);
  };
  return async (name) => {
    let folder = root;
    for (const [level, segment] of name.split('/').entries()) {
      if (!(await has(folder, segment, level))) return false;
      folder = join(folder, segment);
    }
    return true;
  };
}
