/** A list of photos as the grid and the viewer take it: its shape is known before its photos are. */
import type { Photo } from './photo.ts';

/** One byte a photo and a pair a day: all that a layout needs. */
export interface Shape {
  /** `128 + 32 * log2(width / height)` for each photo: see `ratioOf`. */
  ratios: Uint8Array;
  /** Runs of photos of one day, in order; one run of `NO_DAY` where a list is not ordered by day. */
  days: readonly DayRun[];
}

export interface DayRun {
  /** Days since 1970-01-01 by the wall clock. */
  dayNo: number;
  photos: number;
}

/** The day of what has no date, or of a list without days. */
export const NO_DAY = -(2 ** 31);

/** Width by height of the byte in a `Shape`. */
export function ratioOf(byte: number): number {
  return 2 ** ((byte - 128) / 32);
}

/** The byte of a picture's pixels; square where there is none. */
export function ratioByte(width: number, height: number): number {
  if (!width || !height) return 128;
  return Math.min(255, Math.max(0, Math.round(128 + 32 * Math.log2(width / height))));
}

export type SourceChange =
  /** `shape()` is another one; positions mean other photos. */
  | { kind: 'shape' }
  /** Photos of [from, to) have come, or are others; the shape is the same. */
  | { kind: 'photos'; from: number; to: number }
  /** `trouble` has changed. */
  | { kind: 'trouble' };

export interface PhotoSource {
  shape(): Shape;
  /** Photos that are in the shape. A list that is read page by page may go on: see `ended`. */
  total(): number;
  /** Whether what is after `total()` is known to be nothing. */
  ended(): boolean;
  /** Reads photos of [from, to), and for a list that goes on, what comes next; comes back at once. */
  ensure(from: number, to: number): void;
  /** Nothing while it has not been read. */
  at(index: number): Photo | undefined;
  /** Nothing where it is not in the list, or has not been read. */
  indexOf(id: string): number | undefined;
  /** The same, but reads what it must to know. Throws `TalkError`. */
  find(id: string): Promise<number | undefined>;
  /** The ids of [from, to), read if they must be. Throws `TalkError`. */
  ids(from: number, to: number): Promise<string[]>;
  /** Colour of a photo as `#rrggbb` before it is read, where the list knows it. */
  tint?(index: number): string | undefined;
  /** Why the last reading failed; `ensure` tries again. */
  trouble(): Error | undefined;
  /** What a picture's 404 says: its list is out of date. Reads that part once more. */
  stale(index: number): void;
  subscribe(listener: (change: SourceChange) => void): () => void;
}
