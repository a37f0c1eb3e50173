/** A path that exists, by a method it does not have: what it has. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { ProblemError } from '../problem.ts';
import type { ApiEnv } from '../route.ts';
import { answerProblem } from './answerError.ts';

export function otherMethods(app: OpenAPIHono<ApiEnv>): MiddlewareHandler<ApiEnv> {
  return methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) => {
      const allow = [...methods, 'OPTIONS'].join(', ');
      c.header('Allow', allow);
      if (c.req.method === 'OPTIONS') {
        c.header('Content-Type', undefined);
        return c.body(null, 204);
      }
      return answerProblem(c, new ProblemError(405, `This path has ${allow}, and no ${c.req.method}.`));
    },
  });
}
