/** How many of some files have which value, as they are spelt. */
import { firstAfter } from '../../core/firstAfter.ts';
import { endOfNext } from '../folds/endOfNext.ts';
import type { Coded, Snapshot } from '../snapshot/snapshot.ts';
import { beginOfYear } from './timeReaders.ts';

type Count = (snapshot: Snapshot, positions: Uint32Array) => ReadonlyMap<string, number>;

/** Files that have no such value count nowhere. */
export const COUNTS = {
  kind: ({ kind }, positions) => words(kind, positions),
  ext: ({ ext }, positions) => words(ext, positions),
  year: years,
  camera: ({ camera }, positions) => words(camera, positions),
  lens: ({ lens }, positions) => words(lens, positions),
  state: ({ state }, positions) => words(state, positions),
  rating: ({ rating }, positions) => stars(rating, positions),
  favorite: ({ favorite }, positions) => {
    let yes = 0;
    for (const position of positions) yes += favorite[position]!;
    return yesOrNo(yes, positions.length);
  },
  geo: ({ lat }, positions) => {
    let no = 0;
    for (const position of positions) if (Number.isNaN(lat[position])) no += 1;
    return yesOrNo(positions.length - no, positions.length);
  },
  folder: topFolders,
} as const satisfies Record<string, Count>;

function words({ codes, words }: Coded, positions: Uint32Array): Map<string, number> {
  const counts = new Uint32Array(words.length);
  for (const position of positions) counts[codes[position]!]! += 1;
  const some = words.flatMap((word, code) =>
    word !== '' && counts[code]! > 0 ? [[word, counts[code]!] as const] : [],
  );
  return new Map(some);
}

/** Those that lie in no other. */
function topFolders({ folder }: Snapshot, positions: Uint32Array): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [path, count] of words(folder, positions)) {
    const [top = ''] = path.split('/', 1);
    if (top !== '') counts.set(top, (counts.get(top) ?? 0) + count);
  }
  return counts;
}

/**
 * Nobody nests deeper by hand, nor chooses from more; but names may have hundreds of slashes, and all their folders would
 * take seconds and half a gigabyte at each key that is pressed.
 */
const LEVELS = 32;
const ENOUGH = 20_000;

/** From the top down, a level at a time; each with what the folders in it hold. */
export function manyFolders({ folder }: Snapshot, positions: Uint32Array): Map<string, number> {
  const counts = new Map<string, number>();
  let deeper = Array.from(words(folder, positions), ([path, count]) => ({ path, count, end: 0 }));
  for (let level = 0; level < LEVELS && counts.size < ENOUGH; level++) {
    for (const each of deeper) {
      each.end = endOfNext(each.path, each.end);
      const above = each.path.slice(0, each.end);
      counts.set(above, (counts.get(above) ?? 0) + each.count);
    }
    deeper = deeper.filter(({ path, end }) => end < path.length);
  }
  return counts;
}

/** Positions go back in time, so each year is one run of them. */
function years({ taken }: Snapshot, positions: Uint32Array): Map<string, number> {
  const counts = new Map<string, number>();
  let from = 0;
  while (from < positions.length) {
    const newest = taken[positions[from]!]!;
    if (Number.isNaN(newest)) break;
    const year = new Date(newest * 1000).getUTCFullYear();
    const begin = beginOfYear(year);
    const to = firstAfter(positions.length, (index) => !(taken[positions[index]!]! >= begin));
    counts.set(String(year).padStart(4, '0'), to - from);
    from = to;
  }
  return counts;
}

const STARS = [0, 1, 2, 3, 4, 5];

function stars(ratings: Float64Array, positions: Uint32Array): Map<string, number> {
  const counts = new Uint32Array(STARS.length);
  for (const position of positions) {
    const rating = ratings[position]!;
    if (rating >= 0) counts[rating]! += 1;
  }
  return new Map(STARS.flatMap((star) => (counts[star] ? [[String(star), counts[star]] as const] : [])));
}

function yesOrNo(yes: number, all: number): Map<string, number> {
  const both = [['yes', yes] as const, ['no', all - yes] as const];
  return new Map(both.filter(([, count]) => count > 0));
}
