/** Where an original belongs on this disk, and what is there now. */
import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobProperties } from '../../core/blobs.ts';
import { idOf } from '../../core/id.ts';
import { partsOf } from '../../core/names.ts';
import { ifThere } from './ifThere.ts';
import { isCalledIn } from './isCalled.ts';
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
export type Locate = (original: BlobProperties, refused?: string) => Promise<Located>;

export function locateIn(root: string): Locate {
  const isCalled = isCalledIn(root);
  const locate: Locate = async (original, refused) => {
    const why = refused ?? strangeness(original.name);
    if (why === undefined) {
      const path = join(root, original.name);
      try {
        const seen = await ifThere(lstat(path));
        const standing = standingOf(seen, original);
        const fits = standing === 'absent' || standing === 'same';
        if (seen?.isDirectory()) return locate(original, refusal({ code: 'EISDIR' }));
        if (!fits && !(await isCalled(original.name))) return locate(original, TWIN);
        return { path, standing, seen };
      } catch (error) {
        const why = refusal(error);
        if (why === undefined) throw error;
        return locate(original, why);
      }
    }
    const path = join(root, unnameablePath(original.name));
    const seen = await ifThere(lstat(path));
    return { path, refused: why, standing: standingOf(seen, original), seen };
  };
  return locate;
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
  // As a disk indifferent to case would take it.
  const first = segments[0]?.toLowerCase();
  if (first === PARTS) return `${PARTS} is the folder of what is half done`;
  return first === UNNAMEABLE ? `${UNNAMEABLE} is the folder of what can't have its own name here` : undefined;
}

function standingOf(seen: Stats | undefined, original: BlobProperties): Located['standing'] {
  if (!seen) return 'absent';
  if (!seen.isFile() || seen.size !== original.bytes) return 'other';
  return Math.abs(seen.mtimeMs - modifiedAt(original).getTime()) < 1 ? 'same' : 'alike';
}
