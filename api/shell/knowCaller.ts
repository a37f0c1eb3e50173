/** Finds out who is calling, before any route is asked. */
import type { MiddlewareHandler } from 'hono';
import type { Access } from '../access/access.ts';
import type { ApiEnv } from '../route.ts';

export function knowCaller(access: Access): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    c.set('caller', await access.callerOf(c.req.raw));
    await next();
  };
}
