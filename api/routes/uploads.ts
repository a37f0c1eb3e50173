/** `/api/uploads`: URLs that create one original each; the files themselves never pass through here. */
import { z } from '@hono/zod-openapi';
import { pool } from '../../core/pool.ts';
import { LIMITS } from '../limits.ts';
import type { ApiParts } from '../parts.ts';
import { route, routes } from '../route.ts';
import { blockBytes } from '../uploads/blockBytes.ts';
import { Registered, registered } from '../uploads/registered.ts';
import { UploadFile } from '../uploads/uploadFile.ts';
import { readUploadId } from '../uploads/uploadId.ts';

const LOOKS_AT_ONCE = 16;

const register = route('owner', {
  method: 'post',
  path: '/api/uploads',
  summary: 'Register files to upload',
  description:
    'In the order asked. `upload`: PUT it to the URL, with the headers. With `blockBytes`, PUT each block to ' +
    'url&comp=block&blockid=..., then the block list, with the headers, to url&comp=blocklist; block ids are 24 bytes in ' +
    'Base64 (the storage takes only one length a file), best made of place and content. `exists`: the same name, bytes ' +
    'and modifiedAt, or the same content, is there. `conflict`: hash it and ask again with its sha256. `rejected`: no ' +
    'file can be called so, or be so large. Another content of the same name goes to a numbered one. Nothing is ever ' +
    'replaced: who comes second is refused by the storage, and asks again.',
  request: {
    body: {
      content: {
        'application/json': { schema: z.object({ files: z.array(UploadFile).min(1).max(LIMITS.uploadFiles) }) },
      },
      required: true,
    },
  },
  responses: {
    200: {
      description: 'One answer a file',
      content: { 'application/json': { schema: z.object({ files: z.array(Registered) }).openapi('Registration') } },
    },
  },
});

const Renewed = z.object({ url: z.string(), expiresAt: z.string() }).openapi('RenewedUpload');
const params = z.object({ id: z.string().openapi({ description: '`upload` of what was registered' }) });

const renew = route('owner', {
  method: 'post',
  path: '/api/uploads/{id}/renew',
  summary: 'Another URL for an upload',
  description: 'For the same file, an hour from now. What is staged stays.',
  request: { params },
  responses: { 200: { description: 'The URL', content: { 'application/json': { schema: Renewed } } } },
});

const Progress = z
  .object({
    name: z.string(),
    blocks: z
      .array(z.object({ id: z.string(), bytes: z.number() }))
      .openapi({ description: 'Staged, in any order: these need not be sent again' }),
    committed: z.boolean().openapi({ description: 'A file of this name is there, whole' }),
  })
  .openapi('UploadProgress');

const progress = route('owner', {
  method: 'get',
  path: '/api/uploads/{id}',
  summary: 'How far an upload is',
  description: 'The storage keeps blocks for a week.',
  request: { params },
  responses: { 200: { description: 'What is there', content: { 'application/json': { schema: Progress } } } },
});

export const uploadRoutes = (parts: Pick<ApiParts, 'storage' | 'signer' | 'published'>) =>
  routes()
    .openapi(register, async (c) => {
      const { files } = c.req.valid('json');
      const snapshot = await parts.published.current();
      const answers: Registered[] = [];
      await pool(files.entries(), LOOKS_AT_ONCE, async ([index, file]) => {
        answers[index] = await registered(parts, snapshot, file);
      });
      return c.json({ files: answers }, 200);
    })
    .openapi(renew, async (c) => {
      const { name, bytes } = readUploadId(c.req.valid('param').id);
      return c.json(await parts.signer.upload(name, { inBlocks: blockBytes(bytes) !== undefined }), 200);
    })
    .openapi(progress, async (c) => {
      const { name } = readUploadId(c.req.valid('param').id);
      const { originals } = parts.storage;
      const [blocks, there] = await Promise.all([originals.staged(name), originals.head(name)]);
      return c.json({ name, blocks, committed: there !== 'missing' }, 200);
    });
