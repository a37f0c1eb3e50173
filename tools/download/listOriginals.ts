/** The originals whose names begin with `prefix`, through outages of the storage, until the signal ends them early. */
import type { BlobProperties, Blobs } from '../../core/blobs.ts';
import { mayComeBefore } from '../../core/mayComeBefore.ts';
import type { Patience } from '../terminal/patience.ts';

export async function* listOriginals(
  originals: Blobs,
  prefix: string,
  patience: Patience,
  signal: AbortSignal,
): AsyncGenerator<BlobProperties> {
  const begin = () => originals.list(prefix)[Symbol.asyncIterator]();
  let items = begin();
  let last: string | undefined;
  while (!signal.aborted) {
    const next = async () => {
      try {
        return await items.next();
      } catch (error) {
        // A listing that broke says it has ended, when it is asked for more.
        items = begin();
        throw error;
      }
    };
    const { done, value } = await patience.through(next).catch((error) => {
      if (signal.aborted) return END;
      throw error;
    });
    if (done) return;
    // What may come behind the last in one of the orders alone is given again: better twice than never.
    if (last !== undefined && !mayComeBefore(last, value.name)) continue;
    last = value.name;
    yield value;
  }
}

const END = { done: true, value: undefined } as const;
