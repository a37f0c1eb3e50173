/** `GET /api/openapi.json`, and `GET /docs`, which shows it to people. */
import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { docsPage } from '../docs/docsPage.ts';
import type { Document } from '../docs/document.ts';
import { DOCS_STYLE } from '../docs/style.ts';
import { route, routes } from '../route.ts';

const openapi = route('anybody', {
  method: 'get',
  path: '/api/openapi.json',
  summary: 'This API, for programs',
  responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: z.looseObject({}) } } } },
});

const docs = route('anybody', {
  method: 'get',
  path: '/docs',
  summary: 'This API, for people',
  responses: { 200: { description: 'A page', content: { 'text/html': { schema: z.string() } } } },
});

const STYLE_HASH = createHash('sha256').update(DOCS_STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** `made` at the first request, when all routes are there; and once, since anybody may ask and it takes some 25 ms. */
export const docsRoutes = (made: () => object) => {
  let known: object | undefined;
  let page: string | undefined;
  const document = () => {
    known ??= made();
    return known;
  };
  return routes()
    .openapi(openapi, (c) => c.json(document(), 200))
    .openapi(docs, async (c) => {
      page ??= String(await docsPage(document() as Document));
      return c.html(page, 200, { 'Content-Security-Policy': POLICY });
    });
};
