/** Bits of hashes of 32 bytes: fingerprints and SHA-256 columns as words, counted and compared. */

export const HASH_WORDS = 8;

/** Eight words a position, over the very bytes of a column. */
export function wordsOf({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}

/** All zeros: a file that nobody could read, a picture that nobody made. */
export function isNone(words: Uint32Array, position: number): boolean {
  for (let i = 0; i < HASH_WORDS; i += 1) if (words[position * HASH_WORDS + i] !== 0) return false;
  return true;
}

/** How many bits of two hashes differ; once it is more than `most`, only that it is. */
export function bitsApart(words: Uint32Array, one: number, other: number, most = 256): number {
  let apart = 0;
  for (let i = 0; i < HASH_WORDS && apart <= most; i += 1) {
    apart += ones((words[one * HASH_WORDS + i] as number) ^ (words[other * HASH_WORDS + i] as number));
  }
  return apart;
}

/** How many bits of a word are set. */
export function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55_55_55_55);
  const fours = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  return Math.imul((fours + (fours >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}
