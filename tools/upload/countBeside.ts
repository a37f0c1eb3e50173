/** Counts what there is to upload while it is being uploaded: nobody waits for the counting of a large tree. */
import type { Root } from './found.ts';
import type { Total } from './uploadProgress.ts';
import { walk } from './walk.ts';

export interface Counting {
  /** Nothing until all has been counted. */
  now(): Total;
  stop(): void;
}

export function countBeside(roots: readonly Root[]): Counting {
  let total: Total;
  let stopped = false;
  const counted = (all: Total) => {
    total = all;
  };
  // Whatever keeps us from counting keeps from uploading, too, and is said there.
  void count().then(counted, () => {});
  return {
    now: () => total,
    stop: () => {
      stopped = true;
    },
  };

  async function count(): Promise<Total> {
    const all = { files: 0, bytes: 0 };
    for await (const found of walk(roots)) {
      if (stopped) return undefined;
      if (found.kind === 'problem') all.files += 1;
      if (found.kind !== 'file') continue;
      all.files += 1;
      all.bytes += found.bytes;
    }
    return all;
  }
}
