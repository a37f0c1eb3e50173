/** How much there is of what. What is in the trash counts there alone. */

import { once } from '../../core/once.ts';
import type { Coded, Snapshot } from '../snapshot/snapshot.ts';
import { type Arrivals, arrivalsOf } from './arrivals.ts';
import { dayOf } from './dayOf.ts';

export interface Amount {
  files: number;
  bytes: number;
}

export interface Stats extends Amount {
  /** Files. */
  byState: Record<string, number>;
  byKind: Record<string, Amount>;
  /** Newest first. */
  byYear: [year: number, files: number, bytes: number][];
  undated: number;
  /** `YYYY-MM-DD` of the oldest and the newest. */
  from?: string;
  to?: string;
  favorites: number;
  arrivals: Arrivals;
  trashed: Amount;
}

export const statsOf = once((snapshot: Snapshot): Stats => {
  const { size, trashedAt, bytes, state, kind, favorite } = snapshot;
  const all = nothing();
  const trashed = nothing();
  const states = state.words.map(nothing);
  const kinds = kind.words.map(nothing);
  let favorites = 0;
  for (let position = 0; position < size; position++) {
    const length = bytes[position]!;
    if (!Number.isNaN(trashedAt[position])) {
      add(trashed, length);
      continue;
    }
    add(all, length);
    add(states[state.codes[position]!]!, length);
    add(kinds[kind.codes[position]!]!, length);
    favorites += favorite[position]!;
  }
  const byState = Object.fromEntries(Object.entries(named(state, states)).map(([word, { files }]) => [word, files]));
  return {
    ...all,
    byState,
    byKind: named(kind, kinds),
    ...byTime(snapshot),
    favorites,
    arrivals: arrivalsOf(snapshot),
    trashed,
  };
});

/** Positions go back in time, so the calendar is asked once a year, not once a file. */
function byTime({ size, taken, trashedAt, bytes }: Snapshot): Pick<Stats, 'byYear' | 'undated' | 'from' | 'to'> {
  const byYear: Stats['byYear'] = [];
  let yearBegins = Infinity;
  let undated = 0;
  let newest: number | undefined;
  let oldest: number | undefined;
  for (let position = 0; position < size; position++) {
    if (!Number.isNaN(trashedAt[position])) continue;
    const at = taken[position]!;
    if (Number.isNaN(at)) {
      undated += 1;
      continue;
    }
    newest ??= at;
    oldest = at;
    if (at < yearBegins) {
      const year = new Date(at * 1000).getUTCFullYear();
      yearBegins = Date.UTC(year, 0) / 1000;
      byYear.push([year, 0, 0]);
    }
    const last = byYear.at(-1)!;
    last[1] += 1;
    last[2] += bytes[position]!;
  }
  const span = newest !== undefined && oldest !== undefined && { from: dayOf(oldest), to: dayOf(newest) };
  return { byYear, undated, ...span };
}

function nothing(): Amount {
  return { files: 0, bytes: 0 };
}

function add(amount: Amount, bytes: number): void {
  amount.files += 1;
  amount.bytes += bytes;
}

function named({ words }: Coded, amounts: readonly Amount[]): Record<string, Amount> {
  return Object.fromEntries(
    amounts.flatMap((amount, code) => (amount.files > 0 ? [[words[code] ?? '', amount] as const] : [])),
  );
}
