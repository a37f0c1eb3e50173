/** How large the blocks are in which a file goes up; undefined if it goes up in one request. */

const MIB = 2 ** 20;
/** What a phone holds in memory, and sends again from its beginning when the connection breaks. */
const MOST_AT_ONCE = 32 * MIB;
const BLOCK = 8 * MIB;
const MOST_BLOCKS = 50_000;
/** The storage's limits: so many blocks, each of 4,000 MiB. */
export const MOST_BYTES = MOST_BLOCKS * 4000 * MIB;

export function blockBytes(bytes: number): number | undefined {
  if (bytes <= MOST_AT_ONCE) return undefined;
  return Math.max(1, Math.ceil(bytes / MOST_BLOCKS / BLOCK)) * BLOCK;
}
