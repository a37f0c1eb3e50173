/** What a part of the library has, for names asked in the order of a walk: one listing beside the walk, no call a name. */
import type { BlobProperties, Blobs } from '../../core/blobs.ts';
import { mayComeBefore } from '../../core/mayComeBefore.ts';

export interface Listing {
  /**
   * `missing` may have come meanwhile: write on condition that nothing is there. Throws `OutageError`; asked once more after
   * that, it lists anew.
   */
  find(name: string): Promise<BlobProperties | 'missing'>;
  close(): Promise<void>;
}

/**
 * For names that begin with `prefix`. The walk goes by UTF-16 units, the listing by these or by UTF-8. Holds for both: once a
 * name was pulled that in either order is the asked one or behind it, each blob that may still be asked for is in `ahead` or
 * yet to come.
 */
export function openListing(originals: Blobs, prefix: string): Listing {
  const ahead = new Map<string, BlobProperties>();
  let asked = '';
  let items: AsyncIterator<BlobProperties> | undefined;
  let last: string | undefined;
  let ended = false;

  const pull = async () => {
    items ??= originals.list(prefix)[Symbol.asyncIterator]();
    try {
      const { done, value } = await items.next();
      if (done) ended = true;
      else {
        last = value.name;
        if (value.name >= asked) ahead.set(value.name, value);
      }
    } catch (error) {
      // A listing that broke says it has ended, when it is asked for more.
      [items, last] = [undefined, undefined];
      throw error;
    }
  };
  return {
    async find(name) {
      // By a link, a folder may have become a file since its folder was read.
      if (name < asked) return originals.head(name);
      asked = name;
      for (const passed of ahead.keys()) {
        if (passed >= name) break;
        ahead.delete(passed);
      }
      while (!ended && (last === undefined || mayComeBefore(last, name))) await pull();
      return ahead.get(name) ?? 'missing';
    },
    async close() {
      await items?.return?.();
    },
  };
}
