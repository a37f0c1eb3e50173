/** The near copies of one picture, nearest first. */
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Bands, keyOf, NEAR_BITS } from './bands.ts';
import { bitsApart } from './bits.ts';
import { isFlat } from './isFlat.ts';

export interface Near {
  position: number;
  /** Bits. */
  distance: number;
}

/** Which have been looked at; all zeros between two calls. A new one for each question would be a megabyte every ten. */
let seen = new Uint8Array(0);

/** None for a picture that is flat, or has no fingerprint. Those equally near are in the order of the timeline. */
export function nearTo({ size, fingerprint }: Snapshot, near: Bands, position: number): Near[] {
  if (isFlat(fingerprint, position)) return [];
  const { words, distinct, sharing, bands } = near;
  if (seen.length < distinct.length) seen = new Uint8Array(distinct.length);
  const looked: number[] = [];
  const found: number[] = [];
  for (const [band, { starts, indices }] of bands.entries()) {
    const key = keyOf(fingerprint, position, band);
    const end = starts[key + 1] as number;
    for (let at = starts[key] as number; at < end; at += 1) {
      const index = indices[at] as number;
      if (seen[index]) continue;
      seen[index] = 1;
      looked.push(index);
      const first = distinct[index] as number;
      const distance = bitsApart(words, position, first, NEAR_BITS);
      if (distance > NEAR_BITS) continue;
      for (const other of sharing(first)) if (other !== position) found.push(distance * size + other);
    }
  }
  for (const index of looked) seen[index] = 0;
  const sorted = Float64Array.from(found).sort();
  return Array.from(sorted, (code) => ({ position: code % size, distance: Math.floor(code / size) }));
}
