/** One page of a listing. A cursor says after which file to go on, so that it outlives the snapshot it was given for. */
import { z } from '@hono/zod-openapi';
import { firstAfter } from '../../core/firstAfter.ts';
import { ordinal } from '../../core/ordinal.ts';
import type { Role } from '../../core/person.ts';
import { LIMITS } from '../limits.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { cursorText, readCursor } from './cursor.ts';
import { Listed, listed } from './listed.ts';

/** What a listing takes: spread it into the query's schema. */
export const pageQuery = {
  /** A name of 1,024 characters, each of them four bytes or an escape, is in it as base64. */
  cursor: z.string().max(8_000).optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.page).default(100),
};

/** What a listing gives, at least: `Page.extend({ ... })`. */
export const Page = z.object({ files: z.array(Listed), cursor: z.string().nullable() });
export type Page = z.output<typeof Page>;

export interface PageRequest {
  cursor?: string | undefined;
  limit: number;
  role: Role;
}

/** An order of files in which no two are at the same place, whatever else the library comes to hold. */
export interface Order<Key> {
  key: z.ZodType<Key>;
  keyOf(snapshot: Snapshot, position: number): Key;
  compare(a: Key, b: Key): number;
}

/** The order of positions. */
export const TIMELINE: Order<[taken: string, name: string, id: string]> = {
  key: z.tuple([z.string(), z.string(), z.string()]),
  keyOf: (snapshot, position) => {
    const { takenLocal = '', name, key } = snapshot.row(position);
    return [takenLocal, name, key];
  },
  compare: ([takenA, nameA, idA], [takenB, nameB, idB]) =>
    ordinal(takenB, takenA) || ordinal(nameA, nameB) || ordinal(idA, idB),
};

/** What was thrown away last comes first. */
export const BY_TRASHED: Order<[trashedAt: number, id: string]> = {
  key: z.tuple([z.number(), z.string()]),
  keyOf: ({ trashedAt, id }, position) => [trashedAt[position] as number, id[position] as string],
  compare: ([timeA, idA], [timeB, idB]) => timeB - timeA || ordinal(idA, idB),
};

export function sortedBy<Key>(order: Order<Key>, snapshot: Snapshot, positions: ArrayLike<number>): number[] {
  const keyed = Array.from(positions, (position) => ({ position, key: order.keyOf(snapshot, position) }));
  keyed.sort((a, b) => order.compare(a.key, b.key));
  return keyed.map(({ position }) => position);
}

/** `positions` lie in the timeline's order, so ascending, or as `sortedBy` gives them for another. */
export function pageOf(snapshot: Snapshot, positions: ArrayLike<number>, request: PageRequest): Page;
export function pageOf<Key>(
  snapshot: Snapshot,
  positions: ArrayLike<number>,
  request: PageRequest,
  order: Order<Key>,
): Page;
export function pageOf(
  snapshot: Snapshot,
  positions: ArrayLike<number>,
  { cursor, limit, role }: PageRequest,
  order: Order<unknown> = TIMELINE as Order<unknown>,
): Page {
  const keyAt = (i: number) => order.keyOf(snapshot, positions[i] as number);
  const after = cursor === undefined ? undefined : { key: readCursor(order.key, cursor) };
  const from = after ? firstAfter(positions.length, (i) => order.compare(keyAt(i), after.key) > 0) : 0;
  const to = Math.min(positions.length, from + limit);
  return {
    files: Array.from({ length: to - from }, (_, i) => listed(snapshot.row(positions[from + i] as number), role)),
    cursor: to < positions.length ? cursorText(keyAt(to - 1)) : null,
  };
}
