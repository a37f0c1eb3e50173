/** The tree beside the folders: read a branch at a time, when it is opened. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { crumbsOf } from './crumbs.ts';
import { type Branch, type TreeFolder, type TreeRow, treeRows } from './treeRows.ts';

interface FoldersPage {
  folders: readonly TreeFolder[];
  totalFolders: number;
  cursor: string | null;
}

/** Throws `TalkError`. */
export type ReadFolders = (path: string, page: { cursor?: string; limit: number }) => Promise<FoldersPage>;

export interface FolderTree {
  readonly rows: ReadonlySignal<readonly TreeRow[]>;
  open(path: string): void;
  close(path: string): void;
  /** Reads more folders of one that is open, or tries again. */
  more(path: string): void;
  /** Opens all that a folder lies in, and reads on until it is seen. */
  reveal(path: string): Promise<void>;
  /** Reads what is open once more, as far as it has been read. */
  refresh(): Promise<void>;
}

/** A page has files in it too, so that the first is small: most folders hold few folders. */
const FIRST = 100;
const NEXT = 500;

export function createFolderTree(read: ReadFolders): FolderTree {
  const branches = signal<ReadonlyMap<string, Branch>>(new Map());
  const opened = signal<ReadonlySet<string>>(new Set(['']));
  const cursors = new Map<string, string>();
  const underWay = new Map<string, Promise<void>>();

  const put = (path: string, branch: Branch) => {
    branches.value = new Map(branches.value).set(path, branch);
  };

  const readPage = async (path: string, known: readonly TreeFolder[]): Promise<void> => {
    const cursor = known.length > 0 ? cursors.get(path) : undefined;
    try {
      const page = await read(path, cursor === undefined ? { limit: FIRST } : { cursor, limit: NEXT });
      if (page.cursor === null) cursors.delete(path);
      else cursors.set(path, page.cursor);
      const folders = cursor === undefined ? page.folders : [...known, ...page.folders];
      // What was taken away between two pages never comes.
      const total = page.cursor === null ? folders.length : page.totalFolders;
      put(path, { folders, total });
    } catch (trouble) {
      put(path, { folders: known, total: branches.value.get(path)?.total ?? 0, trouble });
    }
  };

  /** One page of a folder at a time. */
  const readOn = (path: string, known = branches.value.get(path)?.folders ?? []): Promise<void> => {
    const before = underWay.get(path);
    if (before !== undefined) return before;
    const reading = readPage(path, known).finally(() => underWay.delete(path));
    underWay.set(path, reading);
    return reading;
  };

  const readUntil = async (path: string, enough: (branch: Branch) => boolean) => {
    for (;;) {
      const branch = branches.value.get(path);
      const isWhole = branch && (branch.trouble !== undefined || branch.folders.length >= branch.total);
      if (isWhole || (branch && enough(branch))) return;
      await readOn(path);
    }
  };

  const open = (path: string) => {
    opened.value = new Set(opened.value).add(path);
    if (!branches.value.has(path)) void readOn(path);
  };

  return {
    rows: computed(() => treeRows(branches.value, opened.value)),
    open,
    close(path) {
      opened.value = new Set([...opened.value].filter((each) => each !== path));
    },
    more: (path) => void readOn(path),
    async reveal(path) {
      let parent = '';
      open(parent);
      for (const { path: below } of crumbsOf(path)) {
        await readUntil(parent, (branch) => folderIn(branch, below) !== undefined);
        const folder = folderIn(branches.value.get(parent), below);
        if (!folder) return;
        parent = below;
        if (folder.deepFiles > folder.files) open(parent);
      }
    },
    async refresh() {
      // One after the other: a person may have opened hundreds.
      for (const path of opened.value) {
        const had = branches.value.get(path)?.folders.length;
        if (had === undefined) continue;
        await readOn(path, []);
        await readUntil(path, ({ folders }) => folders.length >= had);
      }
    },
  };
}

function folderIn(branch: Branch | undefined, path: string): TreeFolder | undefined {
  return branch?.folders.find((folder) => folder.path === path);
}
