/** What a blob's content should hash to: by its uploader, else by its record, else by the storage. */
import type { BlobProperties } from '../../core/blobs.ts';
import { idOf } from '../../core/id.ts';
import { sourceSha256 } from '../../core/sourceSha256.ts';
import type { Storage } from '../../core/storage.ts';
import { isOfOneRecord, readRecord } from '../../library/readRecord.ts';

export interface Expected {
  algorithm: 'sha256' | 'md5';
  hex: string;
}

/**
 * The uploader's word first: it is of the file itself, and came with the listing. A record is of what a converter read
 * from the storage, and costs a call.
 */
export async function expectedHash(storage: Storage, original: BlobProperties): Promise<Expected | undefined> {
  const said = sourceSha256(original.metadata);
  if (said !== undefined) return { algorithm: 'sha256', hex: said };
  const recorded = await recordedSha256(storage, original);
  if (recorded) return { algorithm: 'sha256', hex: recorded };
  return original.md5 === undefined ? undefined : { algorithm: 'md5', hex: original.md5 };
}

/** Nothing of a record of another version, or one that can't be read: it must not keep the original from its owner. */
async function recordedSha256(storage: Storage, { name, etag }: BlobProperties): Promise<string | undefined> {
  try {
    const known = await readRecord(storage, idOf(name));
    return known !== 'missing' && known.record.etag === etag ? known.record.sha256 : undefined;
  } catch (error) {
    if (isOfOneRecord(error)) return undefined;
    throw error;
  }
}
