/** `GET /api/failures`: what could not be converted, why, and what can be done. */
import { z } from '@hono/zod-openapi';
import { FAULT_CODES } from '../../core/fault.ts';
import { FAULT_WORDS } from '../../core/faultWords.ts';
import { withWords } from '../files/withWords.ts';
import { type Failures, failuresOf } from '../folds/failures.ts';
import type { ApiParts } from '../parts.ts';
import { callerOf, route, routes } from '../route.ts';
import { Listed } from '../wire/listed.ts';
import { Page, pageOf, pageQuery } from '../wire/page.ts';

/** On a page, whatever is asked for: each costs a request to the storage. */
const MOST = 50;

const FailurePage = Page.extend({
  groups: z
    .array(z.object({ fault: z.enum(FAULT_CODES), count: z.number(), means: z.string(), advice: z.string() }))
    .openapi({ description: 'All faults there are, whatever `fault` asks for; the most frequent first' }),
  files: z.array(
    Listed.extend({
      fault: z.enum(FAULT_CODES),
      message: z.string(),
      stage: z.string().openapi({ description: 'The step it happened in' }),
      attempts: z.number(),
      convertedAt: z.string().openapi({ description: 'Of the last attempt' }),
    }).openapi('Failure'),
  ),
}).openapi('FailurePage');

const failures = route('owner', {
  method: 'get',
  path: '/api/failures',
  summary: 'What could not be converted, and why',
  description:
    'In the order of the timeline, without the trash. The words of a failure are in its record alone, so each file of a ' +
    'page is one request to the storage, and no page has more than 50. What has been converted since is left out of `files`: a ' +
    'page may be short or empty and still have a cursor. Where a record is damaged, `message` says so.',
  request: {
    query: z.object({
      ...pageQuery,
      fault: z.enum(FAULT_CODES).optional(),
    }),
  },
  responses: { 200: { description: 'A page', content: { 'application/json': { schema: FailurePage } } } },
});

export const failureRoutes = ({ storage, log, published }: Pick<ApiParts, 'storage' | 'log' | 'published'>) =>
  routes().openapi(failures, async (c) => {
    const { fault, cursor, limit } = c.req.valid('query');
    const snapshot = await published.current();
    const { all, byFault } = failuresOf(snapshot);
    const positions = fault === undefined ? all : (byFault.get(fault) ?? []);
    const page = pageOf(snapshot, positions, { cursor, limit: Math.min(limit, MOST), role: callerOf(c).role });
    const files = await withWords({ storage, log }, page.files);
    return c.json({ groups: groupsOf(byFault), files, cursor: page.cursor }, 200);
  });

function groupsOf(byFault: Failures['byFault']) {
  return [...byFault].map(([fault, { length }]) => ({ fault, count: length, ...FAULT_WORDS[fault] }));
}
