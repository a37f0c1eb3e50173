/** Memory for whole small files, used again and again: fresh memory for each costs as much CPU as hashing it. */
import { BLOCK_BYTES } from '../../core/azure/blocks.ts';

/** What is no longer than this goes to the storage in one piece. */
export const SMALL_BYTES = BLOCK_BYTES;

export interface Buffers {
  /** Of `SMALL_BYTES`, with whatever was in it before. */
  take(): Buffer;
  giveBack(buffer: Buffer): void;
}

/** Makes as many as are taken at once; of each, only what files have filled is memory in use. */
export function createBuffers(): Buffers {
  const free: Buffer[] = [];
  return {
    take: () => free.pop() ?? Buffer.allocUnsafeSlow(SMALL_BYTES),
    giveBack: (buffer) => void free.push(buffer),
  };
}
