/** `GET /api/trash`: what people have hidden. */
import { z } from '@hono/zod-openapi';
import { trashOf } from '../folds/trash.ts';
import type { ApiParts } from '../parts.ts';
import { route, routes } from '../route.ts';
import { fold } from '../wire/fold.ts';
import { BY_TRASHED, Page, pageOf, pageQuery } from '../wire/page.ts';

const TrashPage = Page.extend({ total: z.number(), bytes: z.number() }).openapi('TrashPage');

const trash = route('owner', {
  method: 'get',
  path: '/api/trash',
  summary: 'What is in the trash',
  description: 'What was trashed last comes first; `trashedAt` says when. `total` and `bytes` are of all of it.',
  request: { query: z.object(pageQuery) },
  responses: { 200: { description: 'A page', content: { 'application/json': { schema: TrashPage } } } },
});

export const trashRoutes = (parts: Pick<ApiParts, 'published' | 'version'>) =>
  routes().openapi(trash, (c) => {
    const query = c.req.valid('query');
    return fold(c, parts, (snapshot, role) => {
      const { positions, bytes } = trashOf(snapshot);
      return { ...pageOf(snapshot, positions, { ...query, role }, BY_TRASHED), total: positions.length, bytes };
    });
  });
