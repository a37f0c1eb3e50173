/** Lets few large files through at once: each is in memory with several blocks, and fills a line by itself. */
import { SMALL_BYTES } from './buffers.ts';

const LARGE_AT_ONCE = 2;

/** Small ones pass as they come. */
export type Gate = <T>(bytes: number, work: () => Promise<T>) => Promise<T>;

export function createGate(): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (bytes, work) => {
    if (bytes <= SMALL_BYTES) return work();
    if (inside >= LARGE_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place is handed on: nobody else may take it in between.
      if (next) next();
      else inside -= 1;
    }
  };
}
