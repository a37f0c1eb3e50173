/** A small blob, whole, and unpacked where it was gzipped. */
import type { Blobs } from '../core/blobs.ts';
import { unpacked } from './packed.ts';

export interface WholeBlob {
  bytes: Buffer;
  etag: string;
}

export async function readBlob(blobs: Blobs, name: string): Promise<WholeBlob | 'missing'>;
/** By the same one request: `unchanged` if its ETag is still that. */
export async function readBlob(
  blobs: Blobs,
  name: string,
  options: { unlessEtag: string | undefined },
): Promise<WholeBlob | 'missing' | 'unchanged'>;
export async function readBlob(
  blobs: Blobs,
  name: string,
  { unlessEtag }: { unlessEtag?: string | undefined } = {},
): Promise<WholeBlob | 'missing' | 'unchanged'> {
  const blob = await blobs.read(name, { unlessEtag });
  if (blob === 'missing' || blob === 'unchanged') return blob;
  const chunks: Uint8Array[] = [];
  for await (const chunk of blob.body) chunks.push(chunk);
  return { bytes: unpacked(Buffer.concat(chunks), blob.contentEncoding), etag: blob.etag };
}
