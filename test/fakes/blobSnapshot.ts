/** A blob in memory, and the same as plain data, to be compared and hashed. */
import type { BlobProperties } from '../../core/blobs.ts';

export interface StoredBlob extends BlobProperties {
  content: Uint8Array;
  cacheControl?: string;
  /** Its content as the snapshot has it. */
  text?: string;
}

export interface BlobSnapshot {
  etag: string;
  /** As text if it is UTF-8, else `base64:...`. */
  content: string;
  contentType: string;
  contentEncoding?: string;
  modifiedAt: string;
  metadata: Readonly<Record<string, string>>;
  cacheControl?: string;
  tier?: string;
}

export function snapshotOf(blob: StoredBlob): BlobSnapshot {
  const { etag, contentType, contentEncoding, modifiedAt, metadata, cacheControl, tier } = blob;
  // Snapshots are taken after every step of every order, contents change rarely.
  blob.text ??= textOf(blob.content);
  return {
    etag,
    content: blob.text,
    contentType,
    ...(contentEncoding !== undefined && { contentEncoding }),
    modifiedAt,
    metadata,
    ...(cacheControl !== undefined && { cacheControl }),
    ...(tier !== undefined && { tier }),
  };
}

function textOf(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return `base64:${Buffer.from(content).toString('base64')}`; // No UTF-8: that is the question asked.
  }
}
