/** A long body goes up as blocks, a few at a time, so that it never lies in memory whole. */

/** 195 GB is the longest blob with blocks of this size; three of them are in memory at once. */
export const BLOCK_BYTES = 4 * 2 ** 20;
const AT_ONCE = 2;

export interface Block {
  index: number;
  bytes: Uint8Array;
}

/** Cuts a body into blocks, of which only the last may be shorter; an empty body has none. */
export async function* blocksOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Block, void, undefined> {
  let index = 0;
  let filled = 0;
  let bytes = Buffer.allocUnsafe(BLOCK_BYTES);
  for await (const chunk of body) {
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + BLOCK_BYTES - filled);
      bytes.set(part, filled);
      from += part.length;
      filled += part.length;
      if (filled < BLOCK_BYTES) continue;
      yield { index, bytes };
      index += 1;
      filled = 0;
      // The one before is still on its way.
      bytes = Buffer.allocUnsafe(BLOCK_BYTES);
    }
  }
  if (filled > 0) yield { index, bytes: bytes.subarray(0, filled) };
}

/** Sends every block; the first failure ends the reading of the body and is thrown. */
export async function sendBlocks(blocks: AsyncIterable<Block>, send: (block: Block) => Promise<void>): Promise<void> {
  const lane = async () => {
    for await (const block of blocks) await send(block);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
