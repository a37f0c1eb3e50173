/** A blob's properties, from whatever answer holds them: of a read, of a look, or one item of a listing. */
import type { BlobProperties } from '../blobs.ts';
import { bare } from './etag.ts';

interface Answer {
  etag?: string | undefined;
  contentLength?: number | undefined;
  contentType?: string | undefined;
  lastModified?: Date | undefined;
  metadata?: Record<string, string> | undefined;
}

export function propertiesOf(name: string, answer: Answer): BlobProperties {
  const { etag, contentLength = 0, contentType = 'application/octet-stream', lastModified, metadata = {} } = answer;
  return {
    name,
    etag: bare(etag),
    bytes: contentLength,
    contentType,
    modifiedAt: `${lastModified?.toISOString().slice(0, 19)}Z`,
    // A listing gives the keys as they were written, a read in lower case.
    metadata: Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key.toLowerCase(), value])),
  };
}
