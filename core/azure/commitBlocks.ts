/** Makes a blob of its blocks: it appears whole, or not at all. */
import type { BlockBlobClient } from '@azure/storage-blob';
import type { PutOptions } from '../blobs.ts';
import { type Asked, ask } from './ask.ts';
import { bare } from './etag.ts';
import { CONFLICT, writing } from './writing.ts';

/** Who writes a blob discards what others have staged for it: then our blocks are gone. */
const ANSWERS = { ...CONFLICT, InvalidBlockList: 'conflict' } as const;

export async function commitBlocks(
  client: BlockBlobClient,
  asked: Asked,
  ids: string[],
  options: PutOptions,
): Promise<{ etag: string } | 'conflict'> {
  const { blobHTTPHeaders, ...rest } = writing(options);
  const md5 = options.md5 === undefined ? {} : { blobContentMD5: Buffer.from(options.md5, 'hex') };
  const commit = () => client.commitBlockList(ids, { ...rest, blobHTTPHeaders: { ...blobHTTPHeaders, ...md5 } });
  const answer = await ask(asked, commit, ANSWERS);
  return answer === 'conflict' ? answer : { etag: bare(answer.etag) };
}
