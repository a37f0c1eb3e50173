/** Whether a blob holds a file's content: told by its record, else by its uploader, else by the storage, else by reading it. */
import { createHash } from 'node:crypto';
import type { BlobProperties } from '../../core/blobs.ts';
import type { Storage } from '../../core/storage.ts';
import { knownHash } from '../../library/knownHash.ts';
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
  const known = await knownHash(storage, there);
  if (known !== 'unknown') return 'sha256' in known ? known.sha256 === hashes.sha256 : known.md5 === hashes.md5;
  const blob = await storage.originals.readFrom(there.name, there.etag, 0);
  if (blob === 'missing' || blob === 'conflict') return 'moved';
  const hash = createHash('sha256');
  for await (const chunk of blob.body) hash.update(chunk);
  return hash.digest('hex') === hashes.sha256;
}
