/** What the page shows of a month: one tile a photo, video, or stack of files that belong together. */
import type { MediaKind } from '../kind.ts';
import { partsOf } from '../names.ts';
import { ordinal } from '../ordinal.ts';
import type { Row } from '../row.ts';

export interface Tile {
  /** The member that stands for the stack. */
  row: Row;
  /** How many files the tile stands for, itself included. */
  members: number;
}

/** Newest first; what has no date is ordered by name. The same rows in any order give the same tiles. */
export function tilesOf(rows: readonly Row[]): Tile[] {
  return stacksOf(rows)
    .map(([row, ...others]) => ({ row, members: 1 + others.length }))
    .sort(byTime);
}

type Stack = [standsForAll: Row, ...others: Row[]];

/**
 * The files of each tile, in no order. HEIC + MOV is a live photo, RAW + JPEG one exposure: at most one file of each
 * role joins, the still stands for all.
 */
export function stacksOf(rows: readonly Row[]): Stack[] {
  const shown = rows.filter(isShown).sort(byNameThenKey);
  const open = new Map<string, { files: Stack; roles: Set<Role> }>();
  const stacks: Stack[] = [];
  for (const row of shown.sort((a, b) => RANK[roleOf(a.kind)] - RANK[roleOf(b.kind)])) {
    const role = roleOf(row.kind);
    const place = placeOf(row.name);
    const stack = open.get(place);
    if (stack && !stack.roles.has(role)) {
      stack.files.push(row);
      stack.roles.add(role);
    } else {
      const files: Stack = [row];
      if (!stack) open.set(place, { files, roles: new Set([role]) });
      stacks.push(files);
    }
  }
  return stacks;
}

/** What the names of a stack have in common. */
export function placeOf(name: string): string {
  const { folder, base } = partsOf(name);
  return `${folder}/${base.toLowerCase()}`;
}

function isShown(row: Row): boolean {
  return row.state !== 'unsupported' && row.trashedAt === undefined && roleOf(row.kind) !== 'none';
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
