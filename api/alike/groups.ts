/** All groups of copies in a library: of equal bytes, and of pictures that are near copies of one another. */
import { hashOf } from '../../core/hash.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Bands, NEAR_BITS } from './bands.ts';
import { bitsApart, isNone, wordsOf } from './bits.ts';
import { firstsOf } from './firstsOf.ts';
import { kindOf } from './rules.ts';
import { type GroupKind, suggestion } from './suggestion.ts';
import { type Unions, unionsOf } from './unions.ts';

export interface Group {
  /** The hash of its members' ids: another one as soon as a member joins or leaves. */
  id: string;
  kind: GroupKind;
  /** In the order of the timeline. */
  members: number[];
  bytesToGain: number;
  /** A person has decided to keep all of it. */
  kept: boolean;
}

/** Between two breaths, about a millisecond each. */
const POSITIONS = 8192;
const PAIRS = 20_000;
const GROUPS = 64;

const NONE = -1;

/** All that follows from it which files come together: a favourite changes none of it. */
type Telling = Pick<Snapshot, 'sha256' | 'fingerprint' | 'trashedAt' | 'kind' | 'bytes'>;

/** Files that come together: a group, if anything would leave it. */
export type Together = Pick<Group, 'kind' | 'members'>;

export function* togetherIn(telling: Telling, bands: Bands): Generator<void, Together[]> {
  const size = telling.bytes.length;
  const contents = wordsOf(telling.sha256);
  const positions = yield* candidates(telling, contents);
  const firsts = yield* firstsOf(contents, positions);
  const exact = unionsOf(size);
  for (const position of positions) exact.unite(position, firsts[position] as number);
  yield;
  const similar = exact.copy();
  yield* uniteNear(telling, bands, similar);
  const ofOneContent = (members: number[]) =>
    members.every((member) => firsts[member] === firsts[members[0] as number]);
  const copies = yield* components(exact, positions, size);
  const alike = yield* components(similar, positions, size);
  return [
    ...copies.map((members) => ({ kind: 'exact' as const, members })),
    ...alike.filter((members) => !ofOneContent(members)).map((members) => ({ kind: 'similar' as const, members })),
  ];
}

/** Largest gain first. A group that nothing would leave is none: RAW and JPEG of one exposure, say. */
export function* groupsOf(snapshot: Snapshot, together: readonly Together[]): Generator<void, Group[]> {
  const groups: Group[] = [];
  for (const [at, { kind, members }] of together.entries()) {
    const { bytesToGain } = suggestion(snapshot, kind, members);
    const id = hashOf(
      members
        .map((member) => snapshot.id[member] as string)
        .sort()
        .join(),
    );
    if (bytesToGain > 0) groups.push({ id, kind, members, bytesToGain, kept: isKept(snapshot, id, members) });
    if (at % GROUPS === 0) yield;
  }
  return groups.sort(byGain);
}

/** Equal gains by id; the same files may be an exact group today and a similar one tomorrow, but never both. */
export function byGain(a: Pick<Group, 'bytesToGain' | 'id'>, b: Pick<Group, 'bytesToGain' | 'id'>): number {
  return b.bytesToGain - a.bytesToGain || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Nothing is gained by an empty file, of one that nobody could read nothing is known, and a sidecar belongs to its photo. */
function* candidates(telling: Telling, contents: Uint32Array): Generator<void, Uint32Array> {
  const { trashedAt, bytes } = telling;
  const positions = new Uint32Array(bytes.length);
  let count = 0;
  for (let position = 0; position < positions.length; position += 1) {
    if (position % POSITIONS === 0) yield;
    if (!Number.isNaN(trashedAt[position]) || bytes[position] === 0 || isNone(contents, position)) continue;
    if (kindOf(telling, position) !== 'sidecar') positions[count++] = position;
  }
  return positions.slice(0, count);
}

/** Stills alone: clips that begin in the same place have the same poster, and so has the photo that was taken there. */
function* uniteNear(telling: Telling, { words, distinct, sharing, bands }: Bands, similar: Unions): Generator<void> {
  /** By index, a still that has the fingerprint. */
  const stills = new Int32Array(distinct.length).fill(NONE);
  for (const [index, first] of distinct.entries()) {
    for (const position of sharing(first)) {
      if (kindOf(telling, position) === 'video') continue;
      if (stills[index] !== NONE) similar.unite(position, stills[index] as number);
      stills[index] = position;
    }
    if (index % POSITIONS === 0) yield;
  }
  let pairs = 0;
  for (const { starts, indices } of bands) {
    for (let at = 0, bucket = 0; at < indices.length; at += 1) {
      while ((starts[bucket + 1] as number) <= at) bucket += 1;
      const one = stills[indices[at] as number] as number;
      const end = starts[bucket + 1] as number;
      for (let beside = at + 1; beside < end && one !== NONE; beside += 1) {
        const other = stills[indices[beside] as number] as number;
        pairs += 1;
        if (pairs % PAIRS === 0) yield;
        // Nearly all that share a band are far apart, and that is told fastest.
        if (other === NONE || bitsApart(words, one, other, NEAR_BITS) > NEAR_BITS) continue;
        if (!similar.are(one, other)) similar.unite(one, other);
      }
    }
    yield;
  }
}

/** Sets of two and more. */
function* components(unions: Unions, positions: Uint32Array, size: number): Generator<void, number[][]> {
  const counts = new Uint32Array(size);
  for (const position of positions) {
    const root = unions.rootOf(position);
    counts[root] = (counts[root] as number) + 1;
  }
  yield;
  const byRoot = new Map<number, number[]>();
  for (const [at, position] of positions.entries()) {
    const root = unions.rootOf(position);
    if (at % POSITIONS === 0) yield;
    if ((counts[root] as number) < 2) continue;
    const members = byRoot.get(root);
    if (members) members.push(position);
    else byRoot.set(root, [position]);
  }
  return [...byRoot.values()];
}

function isKept({ kept }: Snapshot, id: string, members: readonly number[]): boolean {
  return members.every((member) => {
    const code = kept.codes[member] as number;
    return code !== 0 && (JSON.parse(kept.words[code] as string) as string[]).includes(id);
  });
}
