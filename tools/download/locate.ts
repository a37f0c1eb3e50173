/** Where an original belongs on this disk, and what is there now. */
import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobProperties } from '../../core/blobs.ts';
import { idOf } from '../../core/id.ts';
import { partsOf } from '../../core/names.ts';
import { ifThere } from './ifThere.ts';
import { modifiedAt } from './modifiedAt.ts';
import { PARTS } from './parts.ts';
import { refusal } from './refusal.ts';

export interface Located {
  path: string;
  /** Why this is not its own name. */
  refused?: string;
  /** `same` by size and time; `alike` by size alone: only the content tells. */
  standing: 'absent' | 'same' | 'alike' | 'other';
  seen: Stats | undefined;
}

/** In it, the files whose own names this disk can't hold, under their ids. */
export const UNNAMEABLE = 'unnameable';

/** `refused` says that the disk has refused its own name already. */
export async function locate(root: string, original: BlobProperties, refused?: string): Promise<Located> {
  const why = refused ?? strangeness(original.name);
  if (why === undefined) {
    const path = join(root, original.name);
    try {
      const seen = await ifThere(lstat(path));
      const standing = standingOf(seen, original);
      const fits = standing === 'absent' || standing === 'same';
      if (seen?.isDirectory()) return locate(root, original, refusal({ code: 'EISDIR' }));
      if (!fits && !(await isCalled(root, original.name))) return locate(root, original, TWIN);
      return { path, standing, seen };
    } catch (error) {
      const why = refusal(error);
      if (why === undefined) throw error;
      return locate(root, original, why);
    }
  }
  const path = join(root, unnameablePath(original.name));
  const seen = await ifThere(lstat(path));
  return { path, refused: why, standing: standingOf(seen, original), seen };
}

const TWIN = 'another file has its name on this disk, but for case or accents';

/** `unnameable/<id>.jpg`: an extension as people use them, or none. */
export function unnameablePath(name: string): string {
  const { ext } = partsOf(name);
  return join(UNNAMEABLE, /^[a-z0-9]{1,8}$/.test(ext) ? `${idOf(name)}.${ext}` : idOf(name));
}

/** What makes a name no path, or another one than it says. */
function strangeness(name: string): string | undefined {
  const segments = name.split('/');
  if (segments.includes('')) return 'a part of its name is empty';
  if (segments.some((segment) => segment === '.' || segment === '..')) return 'a part of its name is . or ..';
  return segments[0] === PARTS ? `${PARTS} is the folder of what is half done` : undefined;
}

function standingOf(seen: Stats | undefined, original: BlobProperties): Located['standing'] {
  if (!seen) return 'absent';
  if (!seen.isFile() || seen.size !== original.bytes) return 'other';
  return Math.abs(seen.mtimeMs - modifiedAt(original).getTime()) < 1 ? 'same' : 'alike';
}

/** False if the disk takes another name for this one: it is indifferent to case, or folds accents. */
async function isCalled(root: string, name: string): Promise<boolean> {
  let folder = root;
  for (const segment of name.split('/')) {
    if (!(await readdir(folder)).includes(segment)) return false;
    folder = join(folder, segment);
  }
  return true;
}
