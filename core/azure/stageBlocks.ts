/** Sends the blocks of a blob to be. Until they are committed nobody sees them, and the storage keeps them for a week. */
import { hash } from 'node:crypto';
import type { BlockBlobClient } from '@azure/storage-blob';
import type { UploadOptions } from '../blobs.ts';
import { blockId, fitsOurs } from '../blockId.ts';
import type { Asked } from './ask.ts';
import { type Block, sendBlocks } from './blocks.ts';
import { sendChecked } from './sendChecked.ts';
import { stagedIn } from './stagedIn.ts';

/** The ids to commit. What an unfinished upload left there is not sent again. */
export async function stageBlocks(
  client: BlockBlobClient,
  asked: Asked,
  blocks: AsyncIterable<Block> | Iterable<Block>,
  { onProgress, signal }: Omit<UploadOptions, 'finish'> = {},
): Promise<string[]> {
  const staged = await stagedBlocks(client, asked);
  const ids: string[] = [];
  await sendBlocks(blocks, async ({ index, bytes }) => {
    signal?.throwIfAborted();
    const md5 = hash('md5', bytes, 'buffer');
    const id = blockId(index, md5);
    ids[index] = id;
    if (staged.get(id) === bytes.length) return onProgress?.(bytes.length, 'staged');
    const send = () => client.stageBlock(id, bytes, bytes.length, { transactionalContentMD5: md5 });
    const answer = await sendChecked(asked, bytes, md5, send, { InvalidBlobOrBlock: 'foreign' });
    if (answer === 'foreign') throw foreignBlocks(asked);
    onProgress?.(bytes.length, 'sent');
  });
  return ids;
}

/** The size of each block that lies there, by its id. */
async function stagedBlocks(client: BlockBlobClient, asked: Asked): Promise<Map<string, number>> {
  const blocks = await stagedIn(client, asked);
  if (!blocks.every(({ id }) => fitsOurs(id))) throw foreignBlocks(asked);
  return new Map(blocks.map(({ id, bytes }) => [id, bytes]));
}

/** Blocks go only by writing the blob, which is not ours to do with those of others. */
function foreignBlocks({ doing, of }: Asked): Error {
  return new Error(
    `${doing} ${of} failed: another program’s unfinished upload lies there, and the storage takes no blocks of ours ` +
      'beside its. Finish it with that program, or wait: a week after its last block Azure discards it.',
  );
}
