/** What every answer says of itself: nothing to run, frame, sniff or keep. A route may say otherwise. */
import type { MiddlewareHandler } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';

export const safeHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  crossOriginResourcePolicy: true,
  referrerPolicy: true,
  xContentTypeOptions: true,
  // Said by the policy already, or only of pages, or for whoever offers HTTPS to say.
  xFrameOptions: false,
  xXssProtection: false,
  xDownloadOptions: false,
  xDnsPrefetchControl: false,
  xPermittedCrossDomainPolicies: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  strictTransportSecurity: false,
  overwrite: false,
});

export const cacheHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  // Not by `c.header`, which would wrap the whole answer once more.
  const { headers } = c.res;
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  headers.append('Vary', 'Authorization');
};

/** A client that has the same answer already gets 304. What follows from more than the answer's bytes has an ETag of its own. */
export const sameAnswer: MiddlewareHandler = etag({
  // Without the first two the page, from its own origin, could not even read that it has it.
  retainedHeaders: [
    'access-control-allow-origin',
    'access-control-expose-headers',
    'x-request-id',
    ...RETAINED_304_HEADERS,
  ],
});
