/** What a client is told of one file that it is about to upload. */
import { z } from '@hono/zod-openapi';
import { idOf } from '../../core/id.ts';
import { FileId } from '../files/fileId.ts';
import type { ApiParts } from '../parts.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { blockBytes } from './blockBytes.ts';
import { placeFor } from './placeFor.ts';
import type { UploadFile } from './uploadFile.ts';
import { uploadHeaders } from './uploadHeaders.ts';
import { uploadIdOf } from './uploadId.ts';

const name = z.string();

export const Registered = z
  .discriminatedUnion('status', [
    z.object({
      status: z.literal('upload'),
      name: name.openapi({ description: 'As it will be called: perhaps `IMG_1 (2).JPG`' }),
      id: FileId.openapi({ description: 'Of the file to be' }),
      upload: z.string().openapi({ description: 'Of the upload: for /api/uploads/{upload}' }),
      url: z.string(),
      expiresAt: z.string(),
      headers: z.record(z.string(), z.string()).openapi({ description: 'To be sent with the PUT, or with the commit' }),
      blockBytes: z.number().optional().openapi({ description: 'Absent: the whole file in one PUT' }),
    }),
    z.object({
      status: z.literal('exists'),
      name,
      id: FileId,
      trashed: z.literal(true).optional().openapi({ description: 'It is in the trash: it can be restored' }),
    }),
    z.object({ status: z.literal('conflict'), name }),
    z.object({ status: z.literal('rejected'), name, why: z.string() }),
  ])
  .openapi('Registered');

export type Registered = z.output<typeof Registered>;

export async function registered(
  { storage, signer }: Pick<ApiParts, 'storage' | 'signer'>,
  snapshot: Snapshot,
  file: UploadFile,
): Promise<Registered> {
  const place = await placeFor(storage, file);
  if (place.kind === 'none') return { status: 'rejected', name: file.name, why: place.why };
  const { name } = place;
  if (place.kind === 'unsure') return { status: 'conflict', name };
  const id = idOf(name);
  if (place.kind === 'same') return { status: 'exists', name, id, ...(isTrashed(snapshot, id) && { trashed: true }) };
  const inBlocks = blockBytes(file.bytes);
  return {
    ...{ status: 'upload', name, id, upload: uploadIdOf({ name, bytes: file.bytes }) },
    ...(await signer.upload(name, { inBlocks: inBlocks !== undefined })),
    headers: uploadHeaders(file),
    ...(inBlocks !== undefined && { blockBytes: inBlocks }),
  };
}

function isTrashed(snapshot: Snapshot, id: string): boolean {
  const position = snapshot.positionOf(id);
  return position !== undefined && !Number.isNaN(snapshot.trashedAt[position]);
}
