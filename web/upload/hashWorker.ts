/** Beside the page: reads and hashes what it is given, a slice at a time. */
import { createMD5, createSHA256 } from 'hash-wasm';
import type { Question, Reply } from './hashes.ts';

const SLICE_BYTES = 4 * 2 ** 20;
const HASHERS = { md5: createMD5, sha256: createSHA256 };

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  postMessage(await replyTo(data));
});

async function replyTo({ id, hash, of }: Question): Promise<Reply> {
  try {
    const hasher = (await HASHERS[hash]()).init();
    for (let at = 0; at < of.size; at += SLICE_BYTES) {
      hasher.update(new Uint8Array(await of.slice(at, at + SLICE_BYTES).arrayBuffer()));
    }
    return { id, digest: hasher.digest('binary') };
  } catch (error) {
    const { name, message } = error as Error;
    return { id, error: { name, message } };
  }
}
