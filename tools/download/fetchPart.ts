/** Brings a blob's content into its part, from where that ends. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { lstat, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { BlobContent, BlobProperties, Blobs } from '../../core/blobs.ts';
import { OutageError } from '../../core/outage.ts';
import type { Expected } from './expectedHash.ts';
import { hashFile } from './hashFile.ts';
import { ifThere } from './ifThere.ts';

export interface Fetching {
  originals: Blobs;
  original: BlobProperties;
  /** The part's path. */
  part: string;
  algorithm: Expected['algorithm'];
  onBytes(bytes: number): void;
  /** What has come stays in the part. */
  signal: AbortSignal;
}

export interface Fetched {
  hex: string;
  /** Bytes that an earlier try had brought. */
  resumed: number;
}

/** `conflict`: it is another version by now. On the disk before it says so: a power cut leaves no file that only looks whole. */
export async function fetchPart(fetching: Fetching): Promise<Fetched | 'missing' | 'conflict'> {
  const { originals, original, part, algorithm, signal } = fetching;
  const hash = createHash(algorithm);
  const resumed = await bytesOf(part, original.bytes);
  if (resumed > 0) await hashFile(part, hash, signal);
  signal.throwIfAborted();
  // A range can't begin at the end.
  const content =
    resumed < original.bytes ? await originals.readFrom(original.name, original.etag, resumed) : nothing();
  if (content === 'missing' || content === 'conflict') return content;
  // Who waits for bytes that don't come would not hear of the signal.
  const leave = () => content.close();
  signal.addEventListener('abort', leave, { once: true });
  try {
    await pipeline(passing(content.body, fetching, hash), createWriteStream(part, { flags: 'a', flush: true }), {
      signal,
    });
  } catch (error) {
    if (error instanceof OutageError || signal.aborted) throw error;
    // A connection that breaks is taken up again, unless the version that was being read has gone.
    const now = await originals.head(original.name);
    if (now !== 'missing' && now.etag === original.etag) throw error;
    return now === 'missing' ? now : 'conflict';
  } finally {
    signal.removeEventListener('abort', leave);
    content.close();
  }
  const bytes = await bytesOf(part, original.bytes);
  if (bytes === original.bytes) return { hex: hash.digest('hex'), resumed };
  throw new OutageError('storage', `Reading "${original.name}" ended after ${bytes} of ${original.bytes} bytes.`, {
    passing: true,
  });
}

function nothing(): Pick<BlobContent, 'body' | 'close'> {
  return { body: (async function* () {})(), close: () => {} };
}

/** Of a part that is too long nothing can be believed; one that is a link would be written to wherever it leads. */
async function bytesOf(part: string, most: number): Promise<number> {
  const there = await ifThere(lstat(part));
  if (!there) return 0;
  if (there.isFile() && there.size <= most) return there.size;
  await rm(part);
  return 0;
}

async function* passing(
  body: AsyncIterable<Uint8Array>,
  { onBytes }: Fetching,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    hash.update(chunk);
    onBytes(chunk.length);
    yield chunk;
  }
}
