/** Words that mean something in this library: those it was made with, and those that its answers gave. */
import type { FileRecord } from '../../../core/record.ts';

export interface Pools {
  /** One of those of this name; nothing if there is none. */
  pick(name: string, at: number): string | undefined;
  /** Takes from an answer what a client would ask with next. */
  learn(operation: string, body: unknown): void;
}

/** Some of each are enough, and old ones go. */
const MOST = 50;

export function poolsOf(records: readonly FileRecord[]): Pools {
  const pools = new Map<string, string[]>([
    ['id', records.map(({ id }) => id)],
    ['name', ['thumb.webp', 'thumb.webp', 'thumb.webp', 'large.webp', 'Anna', 'ANNA', 'owner', 'viewer', 'none.webp']],
    ['month', [...new Set(records.flatMap(({ months }) => months)), 'none']],
    ['modifiedAt', ['2026-05-04T18:32:11.000+02:00', '2026-05-04T18:32:11Z']],
    ['path', ['', ...new Set(records.map(({ folder }) => folder))]],
  ]);
  const add = (name: string, value: string) => pools.set(name, [...(pools.get(name) ?? []), value].slice(-MOST));
  const learn = (operation: string, body: unknown) => {
    if (typeof body !== 'object' || body === null) return;
    for (const [key, value] of Object.entries(body)) {
      if (key === 'groups' && Array.isArray(value)) for (const { id } of value) add('group', String(id));
      else if (typeof value !== 'string') learn(operation, value);
      else if (key === 'upload') add('upload', value);
      // Nearly all of a listing's own, now and then another's.
      else if (key === 'cursor') for (const name of [poolOf(operation, 'cursor'), 'cursor']) add(name, value);
    }
  };
  return {
    pick: (name, at) => {
      const pool = pools.get(name) ?? [];
      return pool[at % Math.max(1, pool.length)];
    },
    learn,
  };
}

/** Where the values of a parameter come from. */
export function poolOf(operation: string, parameter: string): string {
  if (parameter === 'cursor') return `cursor of ${operation}`;
  return parameter === 'id' && operation.includes('/uploads/') ? 'upload' : parameter;
}
