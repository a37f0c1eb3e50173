/** A folder that the names make, and the folders in it, each with what is below. Trash is in none. */
import { partsOf } from '../../core/names.ts';
import { once } from '../../core/once.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { endOfNext } from './endOfNext.ts';
import { filesByFolder } from './filesByFolder.ts';
import { type Named, named, nameOrder } from './nameOrder.ts';

/** `path` is what precedes the last slash of a name, as it stands: `a//b.jpg` lies in `a/`, which lies in `a`. */
export interface Folder {
  path: Named;
  /** How many lie in it itself. */
  files: number;
  /** As all that follow: of its own files and of all below. */
  deepFiles: number;
  bytes: number;
  /** Positions of the newest that have pictures. */
  covers: number[];
  /** Positions of the newest and the oldest that have a date. */
  newest: number | undefined;
  oldest: number | undefined;
}

export interface OpenFolder {
  /** Nothing for the root, whose path is empty. */
  parent: string | undefined;
  /** By name. */
  folders: Folder[];
  /** Positions of its own files, by name. */
  files: Uint32Array;
}

const COVERS = 4;
/** As many as people page through at a time. */
const KEPT = 16;

const kept = once((_: Snapshot) => new Map<string, OpenFolder>());

/**
 * Nothing if there is no such folder; the root is always there. One folder at a time: a tree of all has a folder for each
 * slash of each name, of which a hostile library has half a million in 2,000 files.
 */
export function folderAt(snapshot: Snapshot, path: string): OpenFolder | undefined {
  const opened = kept(snapshot);
  const known = opened.get(path);
  if (known) return known;
  const folder = open(snapshot, path);
  if (path !== '' && folder.folders.length + folder.files.length === 0) return undefined;
  const [first] = opened.keys();
  if (opened.size === KEPT && first !== undefined) opened.delete(first);
  opened.set(path, folder);
  return folder;
}

function open(snapshot: Snapshot, path: string): OpenFolder {
  const folders = sumsIn(snapshot, path).filter(({ deepFiles }) => deepFiles > 0);
  const code = snapshot.folder.words.lastIndexOf(path);
  const files = code === -1 ? new Uint32Array() : filesByFolder(snapshot)(code).slice();
  return {
    parent: path === '' ? undefined : partsOf(path).folder,
    folders: folders.sort((a, b) => nameOrder(a.path, b.path)),
    files: files.sort((a, b) => nameOrder(nameAt(snapshot, a), nameAt(snapshot, b))),
  };
}

/** In any order. Some may be empty: words outlive the files that had them. */
function sumsIn(snapshot: Snapshot, path: string): Folder[] {
  const { size, folder, trashedAt } = snapshot;
  const folders = new Map<string, Folder>();
  const begin = path === '' ? '' : `${path}/`;
  const byCode = folder.words.map((word) => {
    if (word === path || !word.startsWith(begin)) return undefined;
    const below = word.slice(0, endOfNext(word, path.length));
    const known = folders.get(below) ?? emptyFolder(below);
    folders.set(below, known);
    return known;
  });
  for (let position = 0; position < size; position++) {
    if (!Number.isNaN(trashedAt[position])) continue;
    const code = folder.codes[position]!;
    const below = byCode[code];
    if (!below) continue;
    if (folder.words[code] === below.path.name) below.files += 1;
    add(below, position, snapshot);
  }
  return [...folders.values()];
}

function emptyFolder(path: string): Folder {
  const nothing = { files: 0, deepFiles: 0, bytes: 0, covers: [], newest: undefined, oldest: undefined };
  return { path: named(path), ...nothing };
}

/** From the first position to the last, so that the first with a picture or a date are the newest. */
function add(folder: Folder, position: number, { bytes, taken, thumbhash }: Snapshot): void {
  folder.deepFiles += 1;
  folder.bytes += bytes[position]!;
  if (folder.covers.length < COVERS && thumbhash[position] !== undefined) folder.covers.push(position);
  if (Number.isNaN(taken[position])) return;
  folder.newest ??= position;
  folder.oldest = position;
}

export function nameAt({ name, folded }: Snapshot, position: number): Named {
  return { name: name[position]!, folded: folded[position]! };
}
