/** `GET /api/files/:id/original`: the file as it was uploaded, by a URL of the storage's own. */
import { z } from '@hono/zod-openapi';
import { FileId } from '../files/fileId.ts';
import { originalOf } from '../originals/originalOf.ts';
import { servedAs } from '../originals/servedAs.ts';
import type { ApiParts } from '../parts.ts';
import { route, routes } from '../route.ts';

const SignedUrl = z.object({ url: z.string(), expiresAt: z.string() }).openapi('SignedUrl');

const original = route('owner', {
  method: 'get',
  path: '/api/files/{id}/original',
  summary: 'The original',
  description:
    'A URL that reads this original alone for 15 minutes, Range requests too. Pictures and videos that a browser shows ' +
    'without running anything may be inline; all else (SVG, RAW, documents, ...) is an attachment whatever is asked.',
  request: {
    params: z.object({ id: FileId }),
    query: z.object({ disposition: z.enum(['inline', 'attachment']).default('inline') }),
  },
  responses: {
    200: {
      description: 'The URL, where Accept is application/json',
      content: { 'application/json': { schema: SignedUrl } },
    },
    302: { description: 'Location is where it can be read' },
  },
});

export const originalRoutes = (parts: Pick<ApiParts, 'storage' | 'published' | 'signer'>) =>
  routes().openapi(original, async (c) => {
    const { name, kind } = await originalOf(parts, c.req.valid('param').id);
    const signed = await parts.signer.original(name, servedAs(name, kind, c.req.valid('query').disposition));
    c.header('vary', 'Accept', { append: true });
    const asksForJson = /\bapplication\/json\b/i.test(c.req.header('accept') ?? '');
    return asksForJson ? c.json(signed, 200) : c.redirect(signed.url, 302);
  });
