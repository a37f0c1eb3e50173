/** A small blob, whole. */
import type { Blobs } from '../core/blobs.ts';

export async function readBlob(blobs: Blobs, name: string): Promise<{ bytes: Buffer; etag: string } | 'missing'> {
  const blob = await blobs.read(name);
  if (blob === 'missing' || blob === 'unchanged') return 'missing';
  const chunks: Uint8Array[] = [];
  for await (const chunk of blob.body) chunks.push(chunk);
  return { bytes: Buffer.concat(chunks), etag: blob.etag };
}
