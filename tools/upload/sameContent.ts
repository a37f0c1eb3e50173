/** Whether a blob already holds a content: told by its record, else by its uploader, else by reading it. */
import { createHash } from 'node:crypto';
import type { BlobProperties } from '../../core/blobs.ts';
import { idOf } from '../../core/id.ts';
import type { Storage } from '../../core/storage.ts';
import { readRecord } from '../../library/readRecord.ts';
import type { Content } from './content.ts';

export async function sameContent(storage: Storage, there: BlobProperties, content: Content): Promise<boolean> {
  if (there.bytes !== content.bytes) return false;
  const known = await readRecord(storage, idOf(there.name));
  // A record of another version of the blob says nothing of this one.
  if (known !== 'missing' && known.record.etag === there.etag && known.record.sha256) {
    return known.record.sha256 === content.sha256;
  }
  // What the uploader read may not be what arrived: only who has read it here knows.
  const said = there.metadata.sourcesha256;
  if (said !== undefined) return said.toLowerCase() === content.sha256;
  return (await hashOfBlob(storage, there.name)) === content.sha256;
}

async function hashOfBlob(storage: Storage, name: string): Promise<string | undefined> {
  const blob = await storage.originals.read(name);
  if (blob === 'missing' || blob === 'unchanged') return undefined;
  const hash = createHash('sha256');
  for await (const chunk of blob.body) hash.update(chunk);
  return hash.digest('hex');
}
