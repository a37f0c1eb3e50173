/** A tree of folders as the rows that are seen of it, and where its keys lead: only what was opened has been read. */

export interface TreeFolder {
  path: string;
  name: string;
  files: number;
  deepFiles: number;
}

/** What has been read of the folders in a folder. */
export interface Branch {
  folders: readonly TreeFolder[];
  /** Folders in it, read or not. */
  total: number;
  trouble?: unknown;
}

export interface TreeRow {
  /** `rest` stands for folders that have not been read, or why they could not be. */
  kind: 'folder' | 'rest';
  /** Of `rest` the folder whose folders they are. */
  path: string;
  name: string;
  /** Files in it and below; of `rest` folders. */
  count: number;
  /** As for `aria-level`, `aria-posinset` and `aria-setsize`. */
  level: number;
  at: number;
  of: number;
  /** Missing where no folder lies in it. */
  open?: boolean;
  trouble?: unknown;
}

/** From `path` down; the root is empty, and is no row itself. */
export function treeRows(
  branches: ReadonlyMap<string, Branch>,
  opened: ReadonlySet<string>,
  path = '',
  level = 1,
): TreeRow[] {
  const branch = branches.get(path);
  if (!branch) return [];
  const { folders, total, trouble } = branch;
  const rest = total - folders.length;
  const hasRest = rest > 0 || trouble !== undefined;
  const of = folders.length + (hasRest ? 1 : 0);
  const rows = folders.flatMap((folder, index) => {
    const open = opened.has(folder.path);
    const row: TreeRow = {
      kind: 'folder',
      path: folder.path,
      name: folder.name,
      count: folder.deepFiles,
      level,
      at: index + 1,
      of,
    };
    if (folder.deepFiles === folder.files) return [row];
    return [{ ...row, open }, ...(open ? treeRows(branches, opened, folder.path, level + 1) : [])];
  });
  if (hasRest) rows.push({ kind: 'rest', path, name: '', count: rest, level, at: of, of, trouble });
  return rows;
}

interface TreeStep {
  /** The row to go to. */
  to?: number;
  open?: string;
  close?: string;
}

/** What a key does at a row; nothing for any other key. */
export function treeStep(rows: readonly TreeRow[], at: number, key: string): TreeStep | undefined {
  const row = rows[at];
  if (!row) return undefined;
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { to: Math.max(at - 1, 0) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: rows.length - 1 };
    case 'ArrowRight':
      if (row.open === undefined) return {};
      if (!row.open) return { open: row.path };
      return { to: (rows[at + 1]?.level ?? 0) > row.level ? at + 1 : at };
    case 'ArrowLeft':
      if (row.open) return { close: row.path };
      return { to: parentOf(rows, at) };
    default:
      return undefined;
  }
}

/** Where it has none, itself. */
function parentOf(rows: readonly TreeRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  const above = rows.slice(0, at).findLastIndex((row) => row.level < level);
  return above === -1 ? at : above;
}
