/** A wish for very many files: part by part, with how far it is, and an end that a person can call for. */
import { onWish, type Wish } from '../sources/wish.ts';
import { grant } from './grant.ts';
import { idsPerCall } from './idsPerCall.ts';

interface Options {
  /** Ends it after the part that is under way. */
  signal?: AbortSignal;
  onProgress?: (done: number) => void;
}

/** Gives the ids of which it was done; of others `grant` has said why. It ends where nothing of a part could be done. */
export async function grantInParts(
  wish: Wish,
  ids: readonly string[],
  { signal, onProgress }: Options = {},
): Promise<string[]> {
  const granted: string[] = [];
  const part = idsPerCall();
  const end = onWish((said, done) => {
    if (said === wish) granted.push(...done);
  });
  try {
    for (let at = 0; at < ids.length && !signal?.aborted; at += part) {
      const before = granted.length;
      await grant(wish, ids.slice(at, at + part), { quiet: true });
      onProgress?.(granted.length);
      if (granted.length === before) break;
    }
  } finally {
    end();
  }
  return granted;
}
