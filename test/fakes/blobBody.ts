/** The body of a blob in memory. */
import type { BlobContent } from '../../core/blobs.ts';
import { type Breakable, intact } from './intact.ts';

const CHUNK_BYTES = 64 * 1024;

export function blobBody(content: Uint8Array, fake: Breakable): Pick<BlobContent, 'body' | 'close'> {
  let closed = false;
  async function* body(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; at < content.length; at += CHUNK_BYTES) {
      await intact(fake);
      if (closed) throw new Error('the body was closed before its end');
      yield content.slice(at, at + CHUNK_BYTES);
    }
  }
  const close = () => {
    closed = true;
  };
  return { body: body(), close };
}
