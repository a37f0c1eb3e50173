/** Downloads an original into a scratch file, hashing what arrives. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { BlobContent } from '../core/blobs.ts';

export interface Hashes {
  /** Lower-case hex. */
  sha256: string;
  md5: string;
}

/** Puts the content into `file`, which does not exist yet. */
export type FetchOriginal = (original: BlobContent, file: string, signal: AbortSignal) => Promise<Hashes>;

export const fetchOriginal: FetchOriginal = async (original, file, signal) => {
  const hashing = startHashing();
  async function* hashed() {
    for await (const chunk of original.body) {
      hashing.update(chunk);
      yield chunk;
    }
  }
  await pipeline(hashed, createWriteStream(file), { signal });
  return hashing.end();
};

export function startHashing() {
  const sha256 = createHash('sha256');
  const md5 = createHash('md5');
  return {
    update(chunk: Uint8Array) {
      sha256.update(chunk);
      md5.update(chunk);
    },
    end: (): Hashes => ({ sha256: sha256.digest('hex'), md5: md5.digest('hex') }),
  };
}
