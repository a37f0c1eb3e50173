/** Adds a file's content to a hash. */
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export async function hashFile(path: string, hash: Hash, signal: AbortSignal): Promise<void> {
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20, signal })) hash.update(chunk);
}
