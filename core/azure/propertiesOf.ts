/** A blob's properties, from whatever answer holds them: of a read, of a look, or one item of a listing. */
import type { BlobProperties } from '../blobs.ts';
import { bare } from './etag.ts';

interface Answer {
  etag?: string | undefined;
  contentLength?: number | undefined;
  contentType?: string | undefined;
  contentEncoding?: string | undefined;
  lastModified?: Date | undefined;
  metadata?: Record<string, string> | undefined;
  contentMD5?: Uint8Array | undefined;
  /** Of the whole blob, in an answer that holds a part of it. */
  blobContentMD5?: Uint8Array | undefined;
  accessTier?: string | undefined;
}

export function propertiesOf(name: string, answer: Answer): BlobProperties {
  const { etag, contentLength = 0, contentType = 'application/octet-stream', lastModified, metadata = {} } = answer;
  const { accessTier, contentEncoding, blobContentMD5: md5 = answer.contentMD5 } = answer;
  return {
    name,
    etag: bare(etag),
    bytes: contentLength,
    contentType,
    ...(contentEncoding && { contentEncoding }),
    ...(md5 && { md5: Buffer.from(md5).toString('hex') }),
    ...(accessTier && { tier: accessTier }),
    modifiedAt: `${lastModified?.toISOString().slice(0, 19)}Z`,
    // A listing gives the keys as they were written, a read in lower case.
    metadata: Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key.toLowerCase(), value])),
  };
}
