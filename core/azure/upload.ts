/** Streams a body into a blob: in one request if it is no longer than a block, else block by block. */
import type { BlockBlobClient } from '@azure/storage-blob';
import type { Uploaded, UploadOptions } from '../blobs.ts';
import type { Asked } from './ask.ts';
import { type Block, blocksOf } from './blocks.ts';
import { commitBlocks } from './commitBlocks.ts';
import { putBlob } from './putBlob.ts';
import { stageBlocks } from './stageBlocks.ts';

export async function upload(
  client: BlockBlobClient,
  asked: Asked,
  body: AsyncIterable<Uint8Array>,
  options: UploadOptions,
): Promise<Uploaded> {
  const blocks = blocksOf(body);
  try {
    const { value: first } = await blocks.next();
    const { value: second } = await blocks.next();
    if (first && second) return await inBlocks(client, asked, startingWith(first, second, blocks), options);
    return await atOnce(client, asked, first?.bytes ?? new Uint8Array(), options);
  } finally {
    await blocks.return();
  }
}

async function atOnce(
  client: BlockBlobClient,
  asked: Asked,
  bytes: Uint8Array,
  { finish, onProgress, signal }: UploadOptions,
): Promise<Uploaded> {
  signal?.throwIfAborted();
  const options = await finish();
  if (options === 'abandon') return 'abandoned';
  const answer = await putBlob(client, asked, bytes, options);
  if (answer !== 'conflict') onProgress?.(bytes.length, 'sent');
  return answer;
}

async function inBlocks(
  client: BlockBlobClient,
  asked: Asked,
  blocks: AsyncIterable<Block>,
  { finish, ...options }: UploadOptions,
): Promise<Uploaded> {
  const ids = await stageBlocks(client, asked, blocks, options);
  const write = await finish();
  return write === 'abandon' ? 'abandoned' : await commitBlocks(client, asked, ids, write);
}

async function* startingWith(first: Block, second: Block, rest: AsyncIterable<Block>): AsyncGenerator<Block> {
  yield first;
  yield second;
  yield* rest;
}
