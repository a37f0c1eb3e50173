/** How every route is written: who may use it, what it takes and gives. */
import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { Role } from '../core/person.ts';
import type { Caller } from './access/access.ts';
import { Problem, ProblemError } from './problem.ts';

export interface ApiEnv {
  Variables: {
    /** Nothing before anybody has signed in. */
    caller: Caller | undefined;
    requestId: string;
  };
}

/** One group of routes; what a request has wrong is a problem that names it. */
export function routes(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const said = result.error.issues.map(({ path, message }) => `${[result.target, ...path].join('.')}: ${message}`);
      throw new ProblemError(400, said.join('; '), {}, { cause: result.error });
    },
  });
}

/** `anybody` needs no credential; an owner may do whatever a viewer may. */
export function route<Path extends string, Config extends Omit<RouteConfig, 'path'> & { path: Path }>(
  who: 'anybody' | Role,
  config: Config,
) {
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: Problem } },
  });
  const said = createRoute({
    ...config,
    ...bodyRequired(config),
    // A scope of a bearer scheme is a role that it takes.
    security: who === 'anybody' ? [] : [{ bearer: [who] }],
    ...(who !== 'anybody' && { middleware: [only(who)] }),
    responses: { ...config.responses, default: problem('What is wrong') },
  });
  return said as unknown as ReturnType<typeof createRoute<Path, Config>>;
}

/** A body that may be missing reaches its route unchecked. */
function bodyRequired({ request }: Omit<RouteConfig, 'path'>): Pick<RouteConfig, 'request'> | undefined {
  return request?.body && { request: { ...request, body: { ...request.body, required: true } } };
}

function only(role: Role): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const caller = c.get('caller');
    if (!caller)
      throw new ProblemError(401, 'Nobody is signed in. This needs Authorization: Bearer, with an invitation.');
    if (role === 'owner' && caller.role !== 'owner') {
      throw new ProblemError(403, `${caller.name} may look, and this is for owners.`);
    }
    await next();
  };
}

/** Of a route that is not for `anybody`. */
export function callerOf(c: { get(key: 'caller'): Caller | undefined }): Caller {
  const caller = c.get('caller');
  if (!caller) throw new Error('a route for anybody asked who is calling');
  return caller;
}
