/** `GET /api/stats`: how much there is of what. */
import { z } from '@hono/zod-openapi';
import { statsOf } from '../folds/stats.ts';
import type { ApiParts } from '../parts.ts';
import { route, routes } from '../route.ts';
import { fold } from '../wire/fold.ts';

const amount = { files: z.number(), bytes: z.number() };
const day = z.string().optional();

const Stats = z
  .object({
    ...amount,
    byState: z.record(z.string(), z.number()).openapi({ description: 'Files: ok, degraded, failed, unsupported' }),
    byKind: z.record(z.string(), z.object(amount)),
    byYear: z
      .array(z.tuple([z.number(), z.number(), z.number()]))
      .openapi({ description: 'Year, files, bytes; newest first' }),
    undated: z.number(),
    from: day.openapi({ description: 'The day of the oldest capture, YYYY-MM-DD; missing where nothing has a date' }),
    to: day.openapi({ description: 'The day of the newest' }),
    favorites: z.number(),
    arrivals: z.array(z.tuple([z.string(), z.number()])).openapi({
      description:
        'Hour, and the files that came in it: of the 24 hours that end with the newest, whenever that was; newest first, ' +
        'without hours in which nothing came',
    }),
    trashed: z.object(amount).optional().openapi({ description: 'For owners alone' }),
  })
  .openapi('Stats');

const stats = route('viewer', {
  method: 'get',
  path: '/api/stats',
  summary: 'How much there is of what',
  description: 'Every file that is not in the trash, sidecars and unsupported ones too; `trashed` is all the others.',
  responses: { 200: { description: 'The numbers', content: { 'application/json': { schema: Stats } } } },
});

export const statsRoutes = (parts: Pick<ApiParts, 'published' | 'version'>) =>
  routes().openapi(stats, (c) =>
    fold(c, parts, (snapshot, role) => {
      const { trashed, ...shown } = statsOf(snapshot);
      return role === 'owner' ? { ...shown, trashed } : shown;
    }),
  );
