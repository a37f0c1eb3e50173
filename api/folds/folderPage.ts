/** What a folder holds, by name, as one list: first the folders in it, then its files. */

import { firstAfter } from '../../core/firstAfter.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Folder, folderAt, nameAt, type OpenFolder } from './folderAt.ts';
import { type Named, named, nameOrder } from './nameOrder.ts';

export interface FolderPage {
  folder: OpenFolder;
  folders: readonly Folder[];
  /** Positions. */
  files: Uint32Array;
  /** The last one of this page; nothing if no more follows. */
  last: PlaceInFolder | undefined;
}

/** A folder by its path, or a file by its name. */
export type PlaceInFolder = readonly ['folder' | 'file', string];

/** At most `limit` folders and files together, from the one after `after` on; nothing if there is no such folder. */
export function folderPage(
  snapshot: Snapshot,
  path: string,
  { after, limit }: { after?: PlaceInFolder | undefined; limit: number },
): FolderPage | undefined {
  const folder = folderAt(snapshot, path);
  if (!folder) return undefined;
  const { folders, files } = folder;
  const total = folders.length + files.length;
  const at = (index: number) => folders[index]?.path ?? nameAt(snapshot, files[index - folders.length]!);
  const from = after ? firstAfter(total, isAfter(after, folders.length, at)) : 0;
  const to = Math.min(total, from + limit);
  const file = (index: number) => Math.max(0, index - folders.length);
  return {
    folder,
    folders: folders.slice(from, to),
    files: files.subarray(file(from), file(to)),
    last: to < total ? [to > folders.length ? 'file' : 'folder', at(to - 1).name] : undefined,
  };
}

function isAfter([kind, text]: PlaceInFolder, folders: number, at: (index: number) => Named) {
  const said = named(text);
  return (index: number) => {
    const isFile = index >= folders;
    return isFile === (kind === 'file') ? nameOrder(at(index), said) > 0 : isFile;
  };
}
