/** Originals that tell of their bytes as they come: a long download is slow, and does not hang. */
import type { Blobs } from '../core/blobs.ts';

export function telling(originals: Blobs, onBytes: () => void): Blobs {
  return {
    ...originals,
    async read(name, options) {
      const opened = await originals.read(name, options);
      return typeof opened === 'string' ? opened : { ...opened, body: told(opened.body, onBytes) };
    },
  };
}

async function* told(body: AsyncIterable<Uint8Array>, onBytes: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    onBytes();
    yield chunk;
  }
}
