/** Writes a blob in one request. */
import type { BlockBlobClient } from '@azure/storage-blob';
import type { PutOptions } from '../blobs.ts';
import { type Asked, ask } from './ask.ts';
import { commitBlocks } from './commitBlocks.ts';
import { bare } from './etag.ts';
import { sendChecked } from './sendChecked.ts';
import { stageBlocks } from './stageBlocks.ts';
import { CONFLICT, writing } from './writing.ts';

export async function putBlob(
  client: BlockBlobClient,
  asked: Asked,
  bytes: Uint8Array,
  options: PutOptions,
): Promise<{ etag: string } | 'conflict'> {
  const answer = await put(client, asked, bytes, options);
  if (answer !== 'conflict') return { etag: bare(answer.etag) };
  if (!options.ifAbsent || (await ask(asked, () => client.exists()))) return answer;
  // Azurite takes the blocks of an unfinished upload for a blob that is there, though nobody can see it. To write
  // over them it must be blocks again.
  const blocks = bytes.length === 0 ? [] : [{ index: 0, bytes }];
  return await commitBlocks(client, asked, await stageBlocks(client, asked, blocks), options);
}

function put(client: BlockBlobClient, asked: Asked, bytes: Uint8Array, options: PutOptions) {
  if (options.md5 === undefined) {
    return ask(asked, () => client.upload(bytes, bytes.length, writing(options)), CONFLICT);
  }
  const transactionalContentMD5 = Buffer.from(options.md5, 'hex');
  const send = () => client.upload(bytes, bytes.length, { ...writing(options), transactionalContentMD5 });
  return sendChecked(asked, bytes, transactionalContentMD5, send, CONFLICT);
}
