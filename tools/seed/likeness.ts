/** What a picture looks like, as a fingerprint and a placeholder: that of a drawing, changed as another moment changes it. */
import { Buffer } from 'node:buffer';
import type { Chance } from './chance.ts';

export interface Likeness {
  /** Hex, 256 bits. */
  fingerprint: string;
  /** Base64. */
  thumbhash: string;
}

/** Another day at the same place: nothing that a search for copies would find. */
const OTHER_SCENE_BITS = 70;
/** The next picture of a burst was measured 34 bits away, the farthest re-encoded copy 12. */
const NEXT_BITS = [24, 44] as const;
const COPY_BITS = [0, 12] as const;

export function anotherScene({ fingerprint, thumbhash }: Likeness, chance: Chance): Likeness {
  return { fingerprint: flipped(fingerprint, OTHER_SCENE_BITS, chance), thumbhash: tinted(thumbhash, 4, chance) };
}

export function nextOf({ fingerprint, thumbhash }: Likeness, chance: Chance): Likeness {
  const bits = chance.between(...NEXT_BITS);
  return { fingerprint: flipped(fingerprint, bits, chance), thumbhash: tinted(thumbhash, 1, chance) };
}

export function copyOf({ fingerprint, thumbhash }: Likeness, chance: Chance): Likeness {
  return { fingerprint: flipped(fingerprint, chance.between(...COPY_BITS), chance), thumbhash };
}

/** A page of text or a black frame: too few bits to be told from any other. */
export function flat({ thumbhash }: Likeness, chance: Chance): Likeness {
  return { fingerprint: flipped('0'.repeat(64), chance.between(0, 3), chance), thumbhash };
}

/** Exactly so many bits, each once. */
function flipped(hex: string, bits: number, chance: Chance): string {
  const bytes = Buffer.from(hex, 'hex');
  const done = new Set<number>();
  while (done.size < bits) {
    const bit = chance.between(0, 255);
    if (done.has(bit)) continue;
    done.add(bit);
    bytes[bit >> 3]! ^= 1 << (bit & 7);
  }
  return bytes.toString('hex');
}

/** A thumbhash begins with three averages of six bits: how light, how yellow, how red. */
function tinted(thumbhash: string, most: number, chance: Chance): string {
  const bytes = Buffer.from(thumbhash, 'base64');
  let header = bytes.readUIntLE(0, 3);
  for (const shift of [0, 6, 12]) {
    const value = (header >> shift) & 63;
    const changed = Math.min(60, Math.max(4, value + chance.between(-most, most)));
    header = (header & ~(63 << shift)) | (changed << shift);
  }
  bytes.writeUIntLE(header & 0xffffff, 0, 3);
  return bytes.toString('base64');
}
