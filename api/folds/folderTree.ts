/** The folders that the names make, with what is in each and below it. Trash is in none. */
import { partsOf } from '../../core/names.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Named, named, nameOrder } from './nameOrder.ts';
import { once } from './once.ts';

/** `path` is what precedes the last slash of a name, as it stands: `a//b.jpg` lies in `a/`, which lies in `a`. */
export interface Folder {
  path: Named;
  /** Nothing for the root, whose path is empty. */
  parent: Folder | undefined;
  /** By name. */
  folders: Folder[];
  /** Positions of its own files, in the order of the timeline. */
  files: Uint32Array;
  /** As all that follow: of its own files and of all below. */
  deepFiles: number;
  bytes: number;
  /** Positions of the newest that have pictures. */
  covers: number[];
  /** Positions of the newest and the oldest that have a date. */
  newest: number | undefined;
  oldest: number | undefined;
}

const COVERS = 4;
const NO_FILES = new Uint32Array();

/** By path. The root is always there. */
export const folderTree = once((snapshot: Snapshot): ReadonlyMap<string, Folder> => {
  const folders = new Map<string, Folder>([['', emptyFolder('', undefined)]]);
  filesByFolder(snapshot).forEach((files, code) => {
    if (files.length > 0) fill(folderAt(folders, snapshot.folder.words[code] ?? ''), files, snapshot);
  });
  sumUp(folderAt(folders, ''));
  return folders;
});

/** For each code of a folder its positions; two walks, and no list that grows. */
function filesByFolder({ size, folder: { codes, words }, trashedAt }: Snapshot): Uint32Array[] {
  const ends = new Uint32Array(words.length);
  for (let position = 0; position < size; position++) {
    if (Number.isNaN(trashedAt[position])) ends[codes[position]!]! += 1;
  }
  for (let code = 1; code < ends.length; code++) ends[code]! += ends[code - 1]!;
  const positions = new Uint32Array(size);
  const begins = ends.slice();
  // From the last to the first, so that each folder fills towards its beginning.
  for (let position = size - 1; position >= 0; position--) {
    if (Number.isNaN(trashedAt[position])) positions[--begins[codes[position]!]!] = position;
  }
  return Array.from(ends, (end, code) => positions.subarray(begins[code], end));
}

/** With all that it lies in. */
function folderAt(folders: Map<string, Folder>, path: string): Folder {
  const known = folders.get(path);
  if (known) return known;
  const parent = folderAt(folders, partsOf(path).folder);
  const folder = emptyFolder(path, parent);
  parent.folders.push(folder);
  folders.set(path, folder);
  return folder;
}

function emptyFolder(path: string, parent: Folder | undefined): Folder {
  const nothing = { deepFiles: 0, bytes: 0, covers: [], newest: undefined, oldest: undefined };
  return { path: named(path), parent, folders: [], files: NO_FILES, ...nothing };
}

/** `files` in the order of the timeline, so that the first with a picture or a date are the newest. */
function fill(folder: Folder, files: Uint32Array, { bytes, taken, thumbhash }: Snapshot): void {
  folder.files = files;
  folder.deepFiles = files.length;
  for (const position of files) {
    folder.bytes += bytes[position]!;
    if (folder.covers.length < COVERS && thumbhash[position] !== undefined) folder.covers.push(position);
    if (Number.isNaN(taken[position])) continue;
    folder.newest ??= position;
    folder.oldest = position;
  }
}

function sumUp(folder: Folder): void {
  folder.folders.sort((a, b) => nameOrder(a.path, b.path));
  for (const below of folder.folders) {
    sumUp(below);
    folder.deepFiles += below.deepFiles;
    folder.bytes += below.bytes;
    folder.newest = of(Math.min, folder.newest, below.newest);
    folder.oldest = of(Math.max, folder.oldest, below.oldest);
    folder.covers = [...folder.covers, ...below.covers].sort((a, b) => a - b).slice(0, COVERS);
  }
}

function of(choose: (a: number, b: number) => number, a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? (a ?? b) : choose(a, b);
}
