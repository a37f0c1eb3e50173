/** What a person asked to upload, checked before any work: better then than in the middle of it. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { isAddressable } from '../../core/isAddressable.ts';
import { whyUnfit } from '../../core/whyUnfit.ts';
import { UsageError } from '../terminal/command.ts';
import { fromHere } from '../terminal/fromHere.ts';
import type { Root } from './found.ts';

/** Each path once, in the order they were typed; all of it below the folder `to` of the library. Throws `UsageError`. */
export async function rootsOf(paths: readonly string[], to?: string): Promise<Root[]> {
  const folder = to === undefined ? '' : libraryFolder(to);
  const roots = new Map<string, Root>();
  const missing: string[] = [];
  for (const typed of paths) {
    // An unset variable: taken for a path, it is the whole folder that the person is in.
    if (typed === '') throw new UsageError('One of the paths is empty.');
    const path = fromHere(typed);
    if (!(await isThere(path))) missing.push(typed);
    // The root of a disk has no name of its own.
    roots.set(path, { path, name: [folder, basename(path)].filter(Boolean).join('/') });
  }
  if (missing.length > 0) throw new UsageError(`No such file or folder: ${missing.join(', ')}`);
  return [...roots.values()];
}

/** For a run that replaces what is there: each would put the one in the place of the other, for ever. */
export function refuseTwins(roots: readonly Root[]): void {
  const paths = new Map<string, string>();
  for (const { name, path } of roots) {
    const other = paths.get(name);
    if (other !== undefined && other !== path) {
      const why = `${other} and ${path} would both be ${name} in the library, and with --replace overwrite each other`;
      throw new UsageError(`${why}. Upload them one by one, each with a --to of its own.`);
    }
    paths.set(name, path);
  }
}

/** `--to /a/b/`: the folder as names begin with it. */
function libraryFolder(to: string): string {
  const folder = to.replace(/^\/+|\/+$/g, '');
  const isFolder = isAddressable(folder) && !folder.includes('//');
  const wrong = isFolder ? whyUnfit(folder) : 'a folder of the library is written like 2024/summer.';
  if (wrong !== undefined) throw new UsageError(`--to ${to}: ${wrong}`);
  return folder;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}
