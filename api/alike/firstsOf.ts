/** Finds equal hashes: of each position, the first one that has the very same 32 bytes. */
import { HASH_WORDS } from './bits.ts';

const FREE = 0;
/** Positions between two breaths: well below a millisecond. */
const BREATH = 4096;

/** By position; of those that were not asked for it says nothing. */
export function* firstsOf(words: Uint32Array, positions: Uint32Array): Generator<void, Uint32Array> {
  const firsts = new Uint32Array(words.length / HASH_WORDS);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * positions.length + 1)));
  const mask = slots.length - 1;
  for (const [at, position] of positions.entries()) {
    let slot = mixed(words, position) & mask;
    while (slots[slot] !== FREE && !equal(words, (slots[slot] as number) - 1, position)) slot = (slot + 1) & mask;
    if (slots[slot] === FREE) slots[slot] = position + 1;
    firsts[position] = (slots[slot] as number) - 1;
    if (at % BREATH === 0) yield;
  }
  return firsts;
}

function equal(words: Uint32Array, one: number, other: number): boolean {
  for (let i = 0; i < HASH_WORDS; i += 1) {
    if (words[one * HASH_WORDS + i] !== words[other * HASH_WORDS + i]) return false;
  }
  return true;
}

/** Fingerprints are anything but evenly spread. */
function mixed(words: Uint32Array, position: number): number {
  let hash = 0;
  for (let i = 0; i < HASH_WORDS; i += 1) {
    hash = Math.imul(hash ^ (words[position * HASH_WORDS + i] as number), 0x9e_37_79_b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
