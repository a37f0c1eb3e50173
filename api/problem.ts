/** Every error answer: `application/problem+json`, RFC 9457. */
import { z } from '@hono/zod-openapi';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    /** What was asked, what is wrong with it, what to do. */
    detail: z.string(),
    requestId: z.string(),
  })
  .openapi('Problem');
export type Problem = z.output<typeof Problem>;

/** Thrown anywhere below a route; `more` is answered as further members. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: ContentfulStatusCode;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    status: ContentfulStatusCode,
    detail: string,
    more: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.status = status;
    this.more = more;
  }
}
