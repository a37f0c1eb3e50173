/** All folders of a library by path, as whoever begins at the root and follows all paths opens them. */
import { folderAt, type OpenFolder } from '../../../api/folds/folderAt.ts';
import type { Snapshot } from '../../../api/snapshot/snapshot.ts';

export function foldersIn(snapshot: Snapshot): Map<string, OpenFolder> {
  const found = new Map<string, OpenFolder>();
  const visit = (path: string) => {
    const folder = folderAt(snapshot, path);
    if (!folder) throw new Error(`"${path}" is listed, and can't be opened`);
    found.set(path, folder);
    for (const below of folder.folders) visit(below.path.name);
  };
  visit('');
  return found;
}
