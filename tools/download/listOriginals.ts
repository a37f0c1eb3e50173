/** The originals whose names begin with `prefix`, through outages of the storage, until the signal ends them early. */
import type { BlobProperties, Blobs } from '../../core/blobs.ts';
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
    if (last !== undefined && isPassed(value.name, last)) continue;
    last = value.name;
    yield value;
  }
}

const END = { done: true, value: undefined } as const;

/**
 * Azurite lists by UTF-16 units; what Azure calls "alphabetical" may as well be by UTF-8. What only one of the two orders has
 * behind us is listed again: better twice than never.
 */
function isPassed(name: string, last: string): boolean {
  return name <= last && Buffer.compare(Buffer.from(name), Buffer.from(last)) <= 0;
}
