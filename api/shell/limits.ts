/** What a request may weigh. */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ProblemError } from '../problem.ts';

/** Five hundred ids are 10 KiB, a hundred files to register at most 200. */
const BODY_BYTES = 2 ** 20;
const QUERY_CHARACTERS = 8 * 2 ** 10;

const limited = bodyLimit({
  maxSize: BODY_BYTES,
  onError: () => {
    throw new ProblemError(413, `A body may have ${BODY_BYTES} bytes. Send less at once.`);
  },
});

/** Even to ask whether there is a body costs as much as all else of a short answer; that of a GET nobody reads. */
export const limitBody: MiddlewareHandler = (c, next) =>
  c.req.method === 'GET' || c.req.method === 'HEAD' ? next() : limited(c, next);

export const limitQuery: MiddlewareHandler = async (c, next) => {
  const { url } = c.req;
  const begin = url.indexOf('?');
  if (begin >= 0 && url.length - begin > QUERY_CHARACTERS) {
    throw new ProblemError(414, `What follows the question mark may have ${QUERY_CHARACTERS} characters.`);
  }
  await next();
};
