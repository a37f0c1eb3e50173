/** The content of a blob as it arrives; a connection that breaks midway is taken up again where it broke. */
import type { Readable } from 'node:stream';
import type { BlobContent } from '../blobs.ts';

/** Breaks in a row, without one byte between them, before we call it an outage. */
const BREAKS = 3;

/**
 * `reopen` asks for the rest of the very same content; `fail` makes the error of the last break. (The SDK's own way to
 * take up a body gives up on a connection that was reset: it takes the reset for a wish to abort.)
 */
export function bodyOf(
  first: Readable,
  reopen: (offset: number) => Promise<Readable>,
  fail: (error: unknown) => Error,
): Pick<BlobContent, 'body' | 'close'> {
  let stream = quiet(first);
  let chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  let offset = 0;
  let breaks = 0;
  let ended = false;
  let closed = false;
  const close = () => {
    closed = true;
    stream.destroy();
  };
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    while (!ended) {
      // An end here would pass for the end of the content.
      if (closed) throw new Error('the body was closed before its end');
      try {
        const chunk = await chunks.next();
        ended = chunk.done === true;
        if (!chunk.done) {
          offset += chunk.value.length;
          breaks = 0;
        }
        return chunk;
      } catch (error) {
        breaks += 1;
        if (closed) continue;
        if (breaks > BREAKS) throw fail(error);
        stream = quiet(await reopen(offset));
        if (closed) stream.destroy();
        chunks = stream[Symbol.asyncIterator]();
      }
    }
    return { done: true, value: undefined };
  };
  const leave = async (): Promise<IteratorReturnResult<undefined>> => {
    close();
    ended = true;
    return { done: true, value: undefined };
  };
  return { body: { [Symbol.asyncIterator]: () => ({ next, return: leave }) }, close };
}

/** A stream that breaks while nobody reads must not end the process: whoever reads it next is told. */
function quiet(stream: Readable): Readable {
  return stream.on('error', () => {});
}
