/**
 * Finds near copies without a miss: 256 bits are 16 bands of 16 bits, and if at most 15 bits differ, some band is the
 * very same. What shares a band with a fingerprint is looked at, and nothing else.
 */
import type { Snapshot } from '../snapshot/snapshot.ts';
import { wordsOf } from './bits.ts';
import { firstsOf } from './firstsOf.ts';
import { isFlat, rowOf } from './isFlat.ts';

export const NEAR_BITS = 15;

const BANDS = 16;
const BUCKETS = 2 ** 16;
/** Fingerprints between two breaths: about a millisecond. */
const BREATH = 2048;

export interface Bands {
  words: Uint32Array;
  /** One position for each fingerprint that there is: the first of those that have it. */
  distinct: Uint32Array;
  /** Every position that `first` stands for, itself included. */
  sharing(first: number): readonly number[];
  /** For each band, `distinct`'s indices by what they have there: those of bucket b from `starts[b]` to `starts[b + 1]`. */
  bands: readonly { starts: Uint32Array; indices: Uint32Array }[];
}

/** Of all that may be a near copy: not in the trash, and not flat. About 12 MB and 80 ms for 100,000. */
export function* bandsOf(columns: Pick<Snapshot, 'fingerprint' | 'trashedAt'>): Generator<void, Bands> {
  const { fingerprint, trashedAt } = columns;
  const words = wordsOf(fingerprint);
  const positions = yield* comparable(columns);
  const firsts = yield* firstsOf(words, positions);
  const distinct = positions.filter((position) => firsts[position] === position);
  yield;
  const keys = new Uint16Array(BANDS * distinct.length);
  for (const [index, position] of distinct.entries()) {
    for (let band = 0; band < BANDS; band += 1) {
      keys[band * distinct.length + index] = keyOf(fingerprint, position, band);
    }
    if (index % BREATH === 0) yield;
  }
  const bands: Bands['bands'][number][] = [];
  for (let band = 0; band < BANDS; band += 1) {
    bands.push(sorted(keys.subarray(band * distinct.length, (band + 1) * distinct.length)));
    yield;
  }
  return { words, distinct, sharing: sharingOf(positions, firsts, trashedAt.length), bands };
}

/**
 * Every fourth block of four rows, one row a quarter of the picture. Blocks beside each other are mostly alike: were a band
 * one whole row, then of 217 unlike pictures of the samples 3,000 pairs in a million would share it; here it is 90.
 */
export function keyOf(fingerprints: Uint8Array, position: number, band: number): number {
  let key = 0;
  for (let quarter = 0; quarter < 4; quarter += 1) {
    const row = 4 * quarter + (((band >> 2) + quarter) & 3);
    const column = ((band & 3) + quarter) & 3;
    key |= ((rowOf(fingerprints, position, row) >>> column) & 0x11_11) << quarter;
  }
  return key;
}

function* comparable({ fingerprint, trashedAt }: Parameters<typeof bandsOf>[0]): Generator<void, Uint32Array> {
  const positions = new Uint32Array(trashedAt.length);
  let count = 0;
  for (let position = 0; position < positions.length; position += 1) {
    if (Number.isNaN(trashedAt[position]) && !isFlat(fingerprint, position)) positions[count++] = position;
    if (position % BREATH === 0) yield;
  }
  return positions.slice(0, count);
}

function sharingOf(positions: Uint32Array, firsts: Uint32Array, size: number): Bands['sharing'] {
  const next = new Uint32Array(size);
  for (const position of positions) {
    const first = firsts[position] as number;
    if (first === position) continue;
    next[position] = next[first] as number;
    next[first] = position;
  }
  return (first) => {
    const sharing = [first];
    // Nothing comes before a first one, so that 0 ends any chain.
    for (let at = next[first] as number; at !== 0; at = next[at] as number) sharing.push(at);
    return sharing;
  };
}

/** Counting sort: a key is where its bucket is. */
function sorted(keys: Uint16Array): Bands['bands'][number] {
  const starts = new Uint32Array(BUCKETS + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] as number) + 1;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number);
  }
  const indices = new Uint32Array(keys.length);
  const free = starts.slice();
  for (const [index, key] of keys.entries()) {
    indices[free[key] as number] = index;
    free[key] = (free[key] as number) + 1;
  }
  return { starts, indices };
}
