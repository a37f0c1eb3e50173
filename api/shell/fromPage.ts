/** The page may call us from its own origin, and no other page may. */
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

const DAY_SECONDS = 86_400;

export function fromPage(origin: string): MiddlewareHandler {
  const allow = cors({
    origin: [origin],
    allowMethods: ['GET', 'HEAD', 'POST', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'If-None-Match'],
    exposeHeaders: ['ETag', 'X-Request-Id', 'Retry-After'],
    maxAge: DAY_SECONDS,
  });
  return async (c, next) => {
    // An OPTIONS that is no browser's question is answered like any other method.
    const asks = c.req.header('Access-Control-Request-Method') !== undefined;
    return c.req.method === 'OPTIONS' && !asks ? next() : allow(c, next);
  };
}
