/** The routes of the API as functions: typed by hono's client, whose own code does much that a page has no use for. */
import type { hc } from 'hono/client';
import type { Api } from '../../api/client.ts';

export type Routes = ReturnType<typeof hc<Api>>;

interface Given {
  param?: Record<string, string>;
  query?: Record<string, string | undefined>;
  json?: unknown;
}

interface Options {
  headers?: Record<string, string>;
  init?: RequestInit;
}

type Send = (url: string, init: RequestInit) => Promise<Response>;

/** `routes.files[':id'].$get({ param: { id } })` sends `GET <base>/files/<id>`. */
export function routesOf(base: string, send: Send): Routes {
  const at = (path: readonly string[]): unknown =>
    new Proxy(() => undefined, {
      get: (_, step: string) => at([...path, step]),
      apply: (_, __, [given, options]: [Given?, Options?]) => request(path, given, options),
    });
  const request = (path: readonly string[], { param, query, json }: Given = {}, { headers, init }: Options = {}) => {
    const steps = path
      .slice(0, -1)
      .map((step) => (step[0] === ':' ? encodeURIComponent(param![step.slice(1)]!) : step));
    const said = Object.entries(query ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const search = said.length > 0 ? `?${new URLSearchParams(said)}` : '';
    return send(`${[base, ...steps].join('/')}${search}`, {
      ...init,
      method: path.at(-1)!.slice(1).toUpperCase(),
      headers: { ...headers, ...(json !== undefined && { 'content-type': 'application/json' }) },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
  };
  return at([]) as Routes;
}
