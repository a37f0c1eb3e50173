/** What a person asks for, as it comes in, and what is answered of each file. */
import { z } from '@hono/zod-openapi';
import { FAULT_CODES } from '../../core/fault.ts';
import { FileId } from '../files/fileId.ts';
import { LIMITS } from '../limits.ts';

const ids = z.array(FileId).min(1).max(LIMITS.ids);
/** Strict: an action that says more than it can mean is a mistake, and half of it is not what was meant. */
const action = z.strictObject;

const TURNS = [0, 90, 180, 270] as const;
/** The document would name the first alone. */
const turn = z.literal(TURNS).openapi({ type: 'integer', enum: [...TURNS], description: 'Clockwise degrees' });

const Reconvert = action({
  op: z.literal('reconvert'),
  ids: ids.optional(),
  failures: z
    .strictObject({ fault: z.enum(FAULT_CODES).optional() })
    .optional()
    .openapi({ description: 'In place of `ids`: all that failed, or all with this fault' }),
}).refine((asked) => (asked.ids === undefined) !== (asked.failures === undefined), 'either ids or failures');

export const Action = z
  .discriminatedUnion('op', [
    action({ op: z.enum(['trash', 'restore', 'favorite', 'unfavorite']), ids }),
    action({ op: z.literal('turn'), to: turn, ids }),
    action({ op: z.literal('rate'), to: z.int().min(0).max(5), ids }),
    Reconvert,
  ])
  .openapi('Action');

const Outcome = z.enum(['done', 'missing', 'late', 'unreadable', 'outage']).openapi({
  description:
    '`missing`: there is no such original. `late`: nothing has changed, ask again. `unreadable`: the record is damaged or ' +
    'of a newer release, and the log says what to do. `outage`: nobody knows, ask again, which harms nothing',
});
export type Outcome = z.output<typeof Outcome>;

export const Results = z
  .object({
    results: z
      .array(z.object({ id: z.string(), outcome: Outcome }))
      .openapi({ description: 'One for each id, in the order they came in; none where `failures` were asked for' }),
    done: z.number(),
  })
  .openapi('Results');
export type Results = z.output<typeof Results>;
