/** What lies in the storage of a blob to be. */
import type { BlockBlobClient } from '@azure/storage-blob';
import type { StagedBlock } from '../blobs.ts';
import { type Asked, ask } from './ask.ts';

export async function stagedIn(client: BlockBlobClient, asked: Asked): Promise<StagedBlock[]> {
  const answer = await ask(asked, () => client.getBlockList('uncommitted'), { BlobNotFound: 'none' });
  const blocks = answer === 'none' ? [] : (answer.uncommittedBlocks ?? []);
  return blocks.map(({ name, size }) => ({ id: name, bytes: size }));
}
