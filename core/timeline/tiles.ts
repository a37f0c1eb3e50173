/** What the page shows of a month: one tile a photo, video, or stack of files that belong together. */
import type { MediaKind } from '../kind.ts';
import { partsOf } from '../names.ts';
import type { Row } from '../row.ts';

export interface Tile {
  /** The member that stands for the stack. */
  row: Row;
  /** How many files the tile stands for, itself included. */
  members: number;
}

/** Newest first; what has no date is ordered by name. The same rows in any order give the same tiles. */
export function tilesOf(rows: readonly Row[]): Tile[] {
  return stacks(rows.filter(isShown).sort(byNameThenKey)).sort(byTime);
}

function isShown(row: Row): boolean {
  return row.state !== 'unsupported' && row.trashedAt === undefined && roleOf(row.kind) !== 'none';
}

/** HEIC + MOV is a live photo, RAW + JPEG one exposure: at most one file of each role joins, the still stands for all. */
function stacks(rows: readonly Row[]): Tile[] {
  const open = new Map<string, Tile & { roles: Set<Role> }>();
  const tiles: Tile[] = [];
  for (const row of [...rows].sort((a, b) => RANK[roleOf(a.kind)] - RANK[roleOf(b.kind)])) {
    const role = roleOf(row.kind);
    const key = `${row.folder}/${partsOf(row.name).base.toLowerCase()}`;
    const stack = open.get(key);
    if (stack && !stack.roles.has(role)) {
      stack.members += 1;
      stack.roles.add(role);
    } else {
      const tile = { row, members: 1, roles: new Set([role]) };
      if (!stack) open.set(key, tile);
      tiles.push(tile);
    }
  }
  return tiles.map(({ row, members }) => ({ row, members }));
}

type Role = 'still' | 'raw' | 'video' | 'none';
const RANK: Record<Role, number> = { still: 0, raw: 1, video: 2, none: 3 };

function roleOf(kind: MediaKind): Role {
  if (kind === 'raw' || kind === 'video') return kind;
  return kind === 'sidecar' || kind === 'other' ? 'none' : 'still';
}

function byNameThenKey(a: Row, b: Row): number {
  return ordinal(a.name, b.name) || ordinal(a.key, b.key);
}

function byTime(a: Tile, b: Tile): number {
  return ordinal(b.row.takenLocal ?? '', a.row.takenLocal ?? '') || byNameThenKey(a.row, b.row);
}

/** Never by locale: two machines must order alike. */
function ordinal(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
