/** `POST /api/files/stacks`: the files behind tiles of the timeline. */
import { z } from '@hono/zod-openapi';
import { FileId } from '../files/fileId.ts';
import { stacksFor } from '../folds/stacks.ts';
import { LIMITS } from '../limits.ts';
import type { ApiParts } from '../parts.ts';
import { callerOf, route, routes } from '../route.ts';
import { Listed } from '../wire/listed.ts';

const FileStacks = z
  .object({
    stacks: z.record(FileId, z.array(Listed)).openapi({
      description: 'Of every id asked for, with the file that the timeline shows first; empty where it shows none',
    }),
  })
  .openapi('FileStacks');

const stacks = route('viewer', {
  method: 'post',
  path: '/api/files/stacks',
  summary: 'What is one tile with each of some files',
  description:
    'Itself, and what belongs to it: a RAW and its JPEG, a photo and its film. Whoever trashes, restores or downloads ' +
    'tiles means all of these: an action is for the very ids that it names. From memory.',
  request: {
    body: {
      content: { 'application/json': { schema: z.object({ ids: z.array(FileId).max(LIMITS.ids) }) } },
      required: true,
    },
  },
  responses: { 200: { description: 'Their stacks', content: { 'application/json': { schema: FileStacks } } } },
});

export const stackRoutes = ({ published }: Pick<ApiParts, 'published'>) =>
  routes().openapi(stacks, async (c) => {
    const { ids } = c.req.valid('json');
    return c.json({ stacks: stacksFor(await published.current(), ids, callerOf(c).role) }, 200);
  });
