/**
 * All that is published of the originals, and what this API itself has written since, as of one moment: one row a
 * position, as columns. It is never changed; who wants to see more asks for the next one.
 *
 * Positions are in the order of the timeline: newest capture first, undated last, then by name, then by id. A column that
 * has not changed is the very same array in the next snapshot, so that what follows from it can be kept by it.
 */
import type { Row } from '../../core/row.ts';

export interface Snapshot {
  /** Another one whenever anything in it is. */
  rev: string;
  size: number;
  id: readonly string[];
  /** Of the pictures. */
  picture: readonly string[];
  name: readonly string[];
  /** `name` as search compares it: see `folded`. */
  folded: readonly string[];
  thumbhash: readonly (string | undefined)[];
  /** Codes into words: equal words have equal codes, also in later snapshots. */
  folder: Coded;
  ext: Coded;
  state: Coded;
  kind: Coded;
  camera: Coded;
  lens: Coded;
  /** A JSON list, as in the row. */
  keywords: Coded;
  title: Coded;
  fault: Coded;
  takenSource: Coded;
  /** A JSON list of groups, as in the row. */
  kept: Coded;
  bytes: Float64Array;
  /** 0 where there is none; as for `height`. */
  width: Uint32Array;
  height: Uint32Array;
  /** The capture's wall time in seconds, read as if it were UTC; NaN where unknown, as in all that follow. */
  taken: Float64Array;
  takenOffsetMin: Float64Array;
  /** Milliseconds since 1970. */
  uploadedAt: Float64Array;
  trashedAt: Float64Array;
  durationS: Float64Array;
  iso: Float64Array;
  fNumber: Float64Array;
  focalMm: Float64Array;
  exposureS: Float64Array;
  lat: Float64Array;
  lon: Float64Array;
  rating: Float64Array;
  /** 0 or 1. */
  favorite: Uint8Array;
  turn: Uint16Array;
  /** 32 bytes a position; all zero of a file that could never be read, of which nobody knows what it is equal to. */
  sha256: Uint8Array;
  /** 32 bytes a position; all zero where there is none (which no fingerprint worth comparing is). */
  fingerprint: Uint8Array;
  /** Nothing if no such original is published. */
  positionOf(id: string): number | undefined;
  /** The very row that was published. */
  row(position: number): Row;
}

/** A column of words, each kept once. Code 0 is "none". `words` may hold some that no position has any more. */
export interface Coded {
  codes: Uint32Array;
  words: readonly string[];
}
