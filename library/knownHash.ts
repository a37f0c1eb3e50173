/** What is known of a blob's content without reading it: by its record, else by its uploader, else by the storage. */
import type { BlobProperties } from '../core/blobs.ts';
import { idOf } from '../core/id.ts';
import { sourceSha256 } from '../core/sourceSha256.ts';
import type { Storage } from '../core/storage.ts';
import { readRecord } from './readRecord.ts';

/** Lower-case hex. */
export type KnownHash = { sha256: string } | { md5: string } | 'unknown';

export async function knownHash(storage: Pick<Storage, 'records'>, there: BlobProperties): Promise<KnownHash> {
  const known = await readRecord(storage, idOf(there.name));
  // A record of another version of the blob says nothing of this one.
  if (known !== 'missing' && known.record.etag === there.etag && known.record.sha256) {
    return { sha256: known.record.sha256 };
  }
  // What the uploader read may not be what arrived: only who has read it here knows.
  const said = sourceSha256(there.metadata);
  if (said !== undefined) return { sha256: said };
  return there.md5 === undefined ? 'unknown' : { md5: there.md5 };
}
