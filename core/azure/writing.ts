/** Options of a write as the SDK takes them, and the answers that mean a conflict. */
import type { BlockBlobCommitBlockListOptions } from '@azure/storage-blob';
import type { PutOptions } from '../blobs.ts';
import { quoted } from './etag.ts';

export const CONFLICT = {
  ConditionNotMet: 'conflict',
  BlobAlreadyExists: 'conflict',
  BlobNotFound: 'conflict',
} as const;

/** All but the MD5, whose place differs. */
export function writing(options: PutOptions): BlockBlobCommitBlockListOptions {
  const { contentType, contentEncoding, cacheControl, ifMatch, ifAbsent, tier, metadata } = options;
  return {
    blobHTTPHeaders: {
      blobContentType: contentType,
      ...(contentEncoding && { blobContentEncoding: contentEncoding }),
      ...(cacheControl && { blobCacheControl: cacheControl }),
    },
    conditions: { ...(ifMatch !== undefined && { ifMatch: quoted(ifMatch) }), ...(ifAbsent && { ifNoneMatch: '*' }) },
    ...(tier && { tier }),
    ...(metadata && { metadata }),
  };
}
