/** Whether a blob holds a file's content: told by its record, else by its uploader, else by the storage, else by reading it. */
import { createHash } from 'node:crypto';
import type { BlobProperties } from '../../core/blobs.ts';
import { idOf } from '../../core/id.ts';
import { sourceSha256 } from '../../core/sourceSha256.ts';
import type { Storage } from '../../core/storage.ts';
import { readRecord } from '../../library/readRecord.ts';
import type { OpenFile } from './openFile.ts';

/** `moved`: the blob is another by now. `changed`: the file is. */
export async function sameContent(
  storage: Pick<Storage, 'originals' | 'records'>,
  there: BlobProperties,
  file: OpenFile,
): Promise<boolean | 'moved' | 'changed'> {
  if (there.bytes !== file.bytes) return false;
  const hashes = await file.hashes();
  if (hashes === 'changed') return 'changed';
  const known = await readRecord(storage, idOf(there.name));
  // A record of another version of the blob says nothing of this one.
  if (known !== 'missing' && known.record.etag === there.etag && known.record.sha256) {
    return known.record.sha256 === hashes.sha256;
  }
  // What the uploader read may not be what arrived: only who has read it here knows.
  const said = sourceSha256(there.metadata);
  if (said !== undefined) return said === hashes.sha256;
  if (there.md5 !== undefined) return there.md5 === hashes.md5;
  const blob = await storage.originals.readFrom(there.name, there.etag, 0);
  if (blob === 'missing' || blob === 'conflict') return 'moved';
  const hash = createHash('sha256');
  for await (const chunk of blob.body) hash.update(chunk);
  return hash.digest('hex') === hashes.sha256;
}
