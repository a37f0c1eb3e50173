/** The API as an OpenAPI document, made of its routes. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from './route.ts';

const DESCRIPTION =
  'Photo storage on Azure blobs. Lists are paged: `cursor` of one answer asks for the next, and null is the end.';

export function documentOf(app: OpenAPIHono<ApiEnv>, version: string) {
  const bearer = { type: 'http' as const, scheme: 'bearer', description: 'An invitation, or the token of a provider.' };
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'ironviper', version, description: DESCRIPTION },
  });
  return { ...document, components: { ...document.components, securitySchemes: { bearer } } };
}
