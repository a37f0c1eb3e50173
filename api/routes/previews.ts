/** `GET /api/files/:id/previews/:name`: where a picture can be read, for clients that make no such URLs themselves. */
import { z } from '@hono/zod-openapi';
import { previewName } from '../../core/names.ts';
import { FileId } from '../files/fileId.ts';
import { mediaRedirect } from '../files/mediaRedirect.ts';
import { pictureOf } from '../files/pictureOf.ts';
import type { ApiParts } from '../parts.ts';
import { ProblemError } from '../problem.ts';
import { callerOf, route, routes } from '../route.ts';

/** What converters cut of every picture. */
export const PREVIEW_NAMES: readonly string[] = ['large.webp', 'thumb.webp'];

const preview = route('viewer', {
  method: 'get',
  path: '/api/files/{id}/previews/{name}',
  summary: 'A preview',
  description:
    'From memory: no request to the storage but for a file that is not published yet. A page that shows many makes the ' +
    'URLs itself, of what /api/session says.',
  request: {
    params: z.object({
      id: FileId,
      name: z.string().openapi({ description: PREVIEW_NAMES.join(' or '), example: 'thumb.webp' }),
    }),
  },
  responses: { 302: { description: 'Location is where it can be read, for days' } },
});

export const previewRoutes = (parts: Pick<ApiParts, 'storage' | 'published' | 'signer' | 'clock'>) =>
  routes().openapi(preview, async (c) => {
    const { id, name } = c.req.valid('param');
    if (!PREVIEW_NAMES.includes(name)) {
      throw new ProblemError(404, `No file has such a preview. There are ${PREVIEW_NAMES.join(' and ')}.`);
    }
    const { rev } = await pictureOf(parts, id, callerOf(c).role);
    return mediaRedirect(c, parts, previewName(id, rev, name));
  });
