/** `GET /api/version`: what is running here. */
import { z } from '@hono/zod-openapi';
import { PIPELINE_VERSION } from '../../core/pipeline.ts';
import type { ApiParts } from '../parts.ts';
import { route, routes } from '../route.ts';

const Version = z
  .object({ name: z.literal('ironviper'), version: z.string(), pipeline: z.number() })
  .openapi('Version');

const version = route('anybody', {
  method: 'get',
  path: '/api/version',
  summary: 'What is running here',
  responses: { 200: { description: 'Release and pipeline', content: { 'application/json': { schema: Version } } } },
});

export const versionRoutes = (parts: Pick<ApiParts, 'version'>) =>
  routes().openapi(version, (c) =>
    c.json({ name: 'ironviper' as const, version: parts.version, pipeline: PIPELINE_VERSION }, 200),
  );
