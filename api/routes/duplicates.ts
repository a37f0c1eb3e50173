/** `/api/duplicates`: groups of copies, which of each to keep, and a person's word that all of them are to stay. */
import { z } from '@hono/zod-openapi';
import { Results } from '../actions/action.ts';
import { forEachFile } from '../actions/forEachFile.ts';
import { granting } from '../actions/granting.ts';
import { groupsIn } from '../alike/alike.ts';
import { DuplicatesPage, duplicatesPage } from '../alike/duplicatesPage.ts';
import { GROUP_KINDS } from '../alike/suggestion.ts';
import type { ApiParts } from '../parts.ts';
import { ProblemError } from '../problem.ts';
import { route, routes } from '../route.ts';
import { fold } from '../wire/fold.ts';
import { pageQuery } from '../wire/page.ts';

const kind = z.enum(GROUP_KINDS);

const duplicates = route('viewer', {
  method: 'get',
  path: '/api/duplicates',
  summary: 'Groups of copies, by the bytes to gain',
  description:
    'Exact: all bytes are equal. Similar: near copies of one another, and what is equal to one of these; no videos, of ' +
    'which a poster tells too little. Nothing is deleted: trash the members without `stays` by /api/files/actions.',
  request: {
    query: z.object({ ...pageQuery, kind: kind.optional().openapi({ description: 'Both, unless one is asked for' }) }),
  },
  responses: { 200: { description: 'A page', content: { 'application/json': { schema: DuplicatesPage } } } },
});

const dismiss = route('owner', {
  method: 'post',
  path: '/api/duplicates/{group}/dismiss',
  summary: 'Keep all of a group',
  description: 'It is not offered any more, until a new member makes another group of it. Said again, nothing changes.',
  request: {
    params: z.object({ group: z.string().regex(/^[0-9a-f]{16}$/, 'A group has 16 hexadecimal digits.') }),
    body: { content: { 'application/json': { schema: z.strictObject({ kind }) } } },
  },
  responses: { 200: { description: 'What came of each', content: { 'application/json': { schema: Results } } } },
});

type Parts = Pick<ApiParts, 'published' | 'version' | 'storage' | 'clock' | 'log' | 'publisher'>;

export const duplicateRoutes = (parts: Parts) => {
  const grant = granting(parts);
  return routes()
    .openapi(duplicates, (c) => {
      const asked = c.req.valid('query');
      return fold(c, parts, async (snapshot, role) => duplicatesPage(snapshot, await groupsIn(snapshot), asked, role));
    })
    .openapi(dismiss, async (c) => {
      const { group: id } = c.req.valid('param');
      const asked = c.req.valid('json');
      const snapshot = await parts.published.current();
      const group = (await groupsIn(snapshot)).find((each) => each.id === id && each.kind === asked.kind);
      if (!group) {
        throw new ProblemError(
          404,
          `There is no such group of ${asked.kind} copies: it has changed since. Read them anew.`,
        );
      }
      const ids = group.members.map((member) => snapshot.id[member] as string);
      return c.json(await forEachFile(parts.log, ids, (file) => grant(file, { op: 'keep', group: id })), 200);
    });
};
