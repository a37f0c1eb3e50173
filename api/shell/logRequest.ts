/** One line a request. The path as its pattern and never the query: names, words and signatures stay out of the log. */
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { ApiEnv } from '../route.ts';

export function logRequest({ log, clock }: { log: Log; clock: Clock }): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const began = clock.now();
    await next();
    const caller = c.get('caller')?.name;
    log('request.done', {
      method: c.req.method,
      route: matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'none',
      status: c.res.status,
      ms: clock.now() - began,
      requestId: c.get('requestId'),
      ...(caller !== undefined && { caller }),
    });
  };
}
