/** A long body goes up as blocks, two at a time, so that it never lies in memory whole. */

/** 390 GB is the longest blob with blocks of this size. */
export const BLOCK_BYTES = 8 * 2 ** 20;
const AT_ONCE = 2;

export interface Block {
  index: number;
  /** Overwritten by the block after the next. */
  bytes: Uint8Array;
}

/** Cuts a body into blocks, of which only the last may be shorter; an empty body has none. */
export async function* blocksOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Block, void, undefined> {
  const buffers: Buffer[] = [];
  let index = 0;
  let filled = 0;
  for await (const chunk of body) {
    for (let from = 0; from < chunk.length; ) {
      const buffer = bufferFor(buffers, index);
      const part = chunk.subarray(from, from + BLOCK_BYTES - filled);
      buffer.set(part, filled);
      from += part.length;
      filled += part.length;
      if (filled < BLOCK_BYTES) continue;
      yield { index, bytes: buffer };
      index += 1;
      filled = 0;
    }
  }
  if (filled > 0) yield { index, bytes: bufferFor(buffers, index).subarray(0, filled) };
}

/** Made when first needed: most bodies have one block. */
function bufferFor(buffers: Buffer[], index: number): Buffer {
  buffers[index % AT_ONCE] ??= Buffer.allocUnsafe(BLOCK_BYTES);
  return buffers[index % AT_ONCE] as Buffer;
}

/** Sends every block; the first failure ends the reading and is thrown, when nothing is on its way any more. */
export async function sendBlocks(
  blocks: AsyncIterable<Block> | Iterable<Block>,
  send: (block: Block) => Promise<void>,
): Promise<void> {
  const underWay: Promise<void>[] = [];
  try {
    for await (const block of blocks) {
      const sending = send(block);
      // Its failure is thrown when it is waited for; until then it must not end the process.
      sending.catch(() => {});
      underWay.push(sending);
      // The next block overwrites the oldest.
      if (underWay.length === AT_ONCE) await underWay.shift();
    }
    await Promise.all(underWay);
  } finally {
    await Promise.allSettled(underWay);
  }
}
