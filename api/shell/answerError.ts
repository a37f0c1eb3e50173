/** One way to say what went wrong: a problem with the request's id, and nothing of our insides. */
import { STATUS_CODES } from 'node:http';
import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Log } from '../../core/log.ts';
import { OutageError } from '../../core/outage.ts';
import { ProblemError } from '../problem.ts';
import type { ApiEnv } from '../route.ts';

/** Seconds: an outage is told as soon as the storage has given up, so the next try may come soon. */
const RETRY_AFTER = '5';

export function answerError(log: Log): ErrorHandler<ApiEnv> {
  return (error, c) => {
    const problem = asProblem(error, c.req.raw.signal);
    if (problem.status >= 500) log('request.failed', { requestId: c.get('requestId'), ...told(error) });
    return answerProblem(c, problem);
  };
}

export function answerProblem(c: Context<ApiEnv>, { status, message, more }: ProblemError): Response {
  const title = STATUS_CODES[status] ?? 'Error';
  const body = { type: 'about:blank', title, status, detail: message, requestId: c.get('requestId'), ...more };
  if (status === 401) c.header('WWW-Authenticate', 'Bearer');
  if (status === 503) c.header('Retry-After', RETRY_AFTER);
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}

function asProblem(error: Error, { aborted }: AbortSignal): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return new ProblemError(error.status as ContentfulStatusCode, `${error.message}.`);
  }
  if (aborted) return new ProblemError(400, 'The request ended before all of it had come.');
  if (error instanceof OutageError) {
    return new ProblemError(503, `What we need is out of order (${error.what}). Nothing was lost; try again soon.`);
  }
  return new ProblemError(500, 'We made a mistake. Tell the owner the requestId: the log says more.');
}

function told(error: Error): object {
  const { cause } = error;
  if (error instanceof OutageError) return { outage: error.what, message: error.message };
  return { message: error.message, stack: error.stack, ...(cause instanceof Error && { cause: cause.stack }) };
}
