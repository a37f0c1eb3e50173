/** `GET /api/files/:id`, `GET /api/files`, `POST /api/files/states`: files by id, and the index by month. */
import { z } from '@hono/zod-openapi';
import { FAULT_CODES } from '../../core/fault.ts';
import { fileAnswer } from '../files/fileAnswer.ts';
import { FileId } from '../files/fileId.ts';
import { monthPage } from '../files/monthPage.ts';
import { statesOf } from '../folds/states.ts';
import { LIMITS } from '../limits.ts';
import type { ApiParts } from '../parts.ts';
import { callerOf, route, routes } from '../route.ts';
import { Page, pageQuery } from '../wire/page.ts';
import { RecordAnswer } from '../wire/record.ts';

const one = route('viewer', {
  method: 'get',
  path: '/api/files/{id}',
  summary: 'All that is known of a file',
  description:
    'The record, fresh from the storage by one request, which also tells whether it is still what If-None-Match names. ' +
    'Of a deleted file its tombstone. Viewers get no place, EXIF, XMP or ETag of the original, and neither what is in ' +
    'the trash nor tombstones.',
  request: {
    params: z.object({ id: FileId }),
    query: z.object({
      include: z.literal('exif').optional().openapi({ description: 'For owners: exif and xmp as well' }),
    }),
  },
  responses: {
    200: { description: 'The record', content: { 'application/json': { schema: RecordAnswer } } },
  },
});

const ofMonth = route('viewer', {
  method: 'get',
  path: '/api/files',
  summary: 'The files of one month, from the index',
  description:
    'One request to the table a page, so it shows what was written a moment ago; in no order that means anything. What ' +
    'is in the trash is left out, so a page may be short or empty and still have a cursor: the end is cursor null.',
  request: {
    query: z.object({
      ...pageQuery,
      month: z
        .string()
        .regex(/^(\d{4}-(0[1-9]|1[0-2])|none)$/, 'A month is YYYY-MM, or none for files without a date.')
        .openapi({ description: 'By the local time of capture; none for files without a date', example: '2026-05' }),
    }),
  },
  responses: { 200: { description: 'A page', content: { 'application/json': { schema: Page.openapi('FilePage') } } } },
});

const FileStates = z
  .object({
    states: z
      .record(FileId, z.enum(['waiting', 'ok', 'degraded', 'failed', 'unsupported']))
      .openapi({ description: 'Of every id asked for. waiting: it is not in the library yet' }),
    faults: z.record(FileId, z.enum(FAULT_CODES)).openapi({ description: 'Of those that failed' }),
  })
  .openapi('FileStates');

const states = route('viewer', {
  method: 'post',
  path: '/api/files/states',
  summary: 'How far each of some files is',
  description:
    'For whoever waits for uploads; from memory, two seconds old at most. What is in the trash has its state for owners, ' +
    'and is waiting for viewers.',
  request: {
    body: {
      content: { 'application/json': { schema: z.object({ ids: z.array(FileId).max(LIMITS.ids) }) } },
      required: true,
    },
  },
  responses: { 200: { description: 'Their states', content: { 'application/json': { schema: FileStates } } } },
});

type Parts = Pick<ApiParts, 'storage' | 'published' | 'version'>;

export const fileRoutes = (parts: Parts) =>
  routes()
    .openapi(one, (c) => {
      const { id } = c.req.valid('param');
      return fileAnswer(c, parts, id, { exif: c.req.valid('query').include === 'exif' });
    })
    .openapi(ofMonth, async (c) => {
      const { month, cursor, limit } = c.req.valid('query');
      return c.json(await monthPage(parts.storage, month, { cursor, limit, role: callerOf(c).role }), 200);
    })
    .openapi(states, async (c) => {
      const { ids } = c.req.valid('json');
      return c.json(statesOf(await parts.published.current(), ids, callerOf(c).role), 200);
    });
