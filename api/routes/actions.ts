/** `POST /api/files/actions`: what owners wish for their files, and files to be converted again. */
import { Action, Results } from '../actions/action.ts';
import { forEachFile } from '../actions/forEachFile.ts';
import { granting } from '../actions/granting.ts';
import { reconverting } from '../actions/reconverting.ts';
import type { ApiParts } from '../parts.ts';
import { route, routes } from '../route.ts';

const actions = route('owner', {
  method: 'post',
  path: '/api/files/actions',
  summary: 'Trash, restore, favourite, rate, turn, convert again',
  description:
    'Wishes are absolute (a turn is to 90, never by 90): asked for again, nothing changes. A turned photo is converted ' +
    'again, and its picture follows when that is done. Where something of ours fails half-way, the answer is 503, with ' +
    'the results as far as they go.',
  request: { body: { content: { 'application/json': { schema: Action } } } },
  responses: { 200: { description: 'What came of each', content: { 'application/json': { schema: Results } } } },
});

type Parts = Pick<ApiParts, 'storage' | 'clock' | 'log' | 'published' | 'publisher'>;

export const actionRoutes = (parts: Parts) => {
  const grant = granting(parts);
  const reconvert = reconverting(parts);
  return routes().openapi(actions, async (c) => {
    const asked = c.req.valid('json');
    if (asked.op !== 'reconvert') return c.json(await forEachFile(parts.log, asked.ids, (id) => grant(id, asked)), 200);
    if (asked.ids) return c.json(await forEachFile(parts.log, asked.ids, reconvert.one), 200);
    return c.json({ results: [], done: await reconvert.failed(asked.failures?.fault) }, 200);
  });
};
