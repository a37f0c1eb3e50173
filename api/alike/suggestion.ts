/** What a group comes to: which file to keep, what stays with it, and what may go. */
import { placeOf, tilesOf } from '../../core/timeline/tiles.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { NEAR_BITS } from './bands.ts';
import { bitsApart, wordsOf } from './bits.ts';
import { isFlat } from './isFlat.ts';
import { type Keep, keepOf } from './keepOf.ts';
import { FOR_EXACT, FOR_SIMILAR, kindOf } from './rules.ts';

export const GROUP_KINDS = ['exact', 'similar'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/**
 * `kept`: the one to keep. `stack`: belongs to it, as the JPEG beside a RAW. `raw`: no print is worth its negative.
 * `far`: in the group for the sake of others, and no near copy of what is kept: a long burst is a chain of which the ends
 * are two pictures.
 */
export const STAYS = ['kept', 'stack', 'raw', 'far'] as const;
type Stays = (typeof STAYS)[number];

interface Member {
  position: number;
  /** Bits from the one to keep, or from what is stacked with it; 0 of the same bytes, infinite where no fingerprint tells. */
  distance: number;
  /** None of what may go. */
  stays: Stays | undefined;
}

export interface Suggestion {
  keep: Keep;
  /** The one to keep first, then by distance. */
  members: Member[];
  bytesToGain: number;
}

export function suggestion(snapshot: Snapshot, kind: GroupKind, positions: readonly number[]): Suggestion {
  const keep = keepOf(snapshot, positions, kind === 'exact' ? FOR_EXACT : FOR_SIMILAR);
  const stack = stackOf(snapshot, keep.position, positions);
  const isRaw = (position: number) => kindOf(snapshot, position) === 'raw';
  const savesRaws = kind === 'similar' && !stack.some(isRaw);
  const members = positions.map((position): Member => {
    const stacked = stack.includes(position);
    const from = stacked ? [keep.position] : stack;
    const distance = Math.min(...from.map((kept) => distanceOf(snapshot, kept, position)));
    const member = (stays: Stays | undefined): Member => ({ position, distance, stays });
    if (stacked) return member(position === keep.position ? 'kept' : 'stack');
    if (distance > NEAR_BITS) return member('far');
    return member(savesRaws && isRaw(position) ? 'raw' : undefined);
  });
  const going = members.filter(({ stays }) => stays === undefined);
  const bytesToGain = going.reduce((sum, { position }) => sum + (snapshot.bytes[position] as number), 0);
  return { keep, members: members.sort(byNearness), bytesToGain };
}

/** What is one tile with the file to keep, itself first: at most one file of each role. */
function stackOf(snapshot: Snapshot, keep: number, positions: readonly number[]): number[] {
  const place = (position: number) => placeOf(snapshot.name[position] as string);
  const beside = positions.filter((position) => position !== keep && place(position) === place(keep));
  const stack = [keep];
  for (const position of beside) {
    const [tile, ...others] = tilesOf([...stack, position].map((each) => snapshot.row(each)));
    if (tile?.members === stack.length + 1 && others.length === 0) stack.push(position);
  }
  return stack;
}

function distanceOf({ sha256, fingerprint }: Snapshot, one: number, other: number): number {
  if (bitsApart(wordsOf(sha256), one, other, 0) === 0) return 0;
  if (isFlat(fingerprint, one) || isFlat(fingerprint, other)) return Number.POSITIVE_INFINITY;
  return bitsApart(wordsOf(fingerprint), one, other);
}

const ORDER = ['kept', 'stack', undefined, 'raw', 'far'] as const;

function byNearness(a: Member, b: Member): number {
  const order = ORDER.indexOf(a.stays) - ORDER.indexOf(b.stays);
  // Infinite ones are equal, and have no difference.
  if (order !== 0 || a.distance === b.distance) return order || a.position - b.position;
  return a.distance - b.distance;
}
