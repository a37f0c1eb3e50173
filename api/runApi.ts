/** Puts an API together from its parts, and serves it until it is stopped. */
import type { Usage } from '../core/operations.ts';
import { startUsage } from '../library/startUsage.ts';
import { createApp } from './app.ts';
import { type Fetch, listen } from './listen.ts';
import { openPublisher } from './openPublisher.ts';
import type { ApiParts } from './parts.ts';
import { openPublished } from './snapshot/openPublished.ts';

/** Paths that the API answers, where a page lies beside it. */
const OURS = /^\/(api|docs)(\/|$)/;

export interface ApiOptions extends Omit<ApiParts, 'published' | 'publisher'> {
  host: string;
  /** 0 is any free one. */
  port: number;
  /** What it is called in its own usage. */
  name: string;
  /** Calls to the storage so far. */
  operations: Usage;
  /** Answers what is none of the API's: the page, where both lie on one origin. */
  page?: (request: Request) => Response | Promise<Response>;
}

export interface RunningApi {
  url: string;
  /** Requests under way finish; what they have changed is published, what was used is written. */
  stop(): Promise<void>;
}

/** Reads nothing before it is asked. Throws `OutageError` if it can't listen. */
export async function runApi({ host, port, page, ...options }: ApiOptions): Promise<RunningApi> {
  const { storage, clock, log, name, operations } = options;
  const publisher = openPublisher({ storage, clock, log });
  const app = createApp({ ...options, publisher, published: openPublished({ storage, clock }) });
  const server = await listen(page ? beside(app.fetch, page) : app.fetch, { host, port });
  const usage = startUsage({ state: storage.state, clock, log, program: 'api', name, operations });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${server.port}`,
    async stop() {
      await server.stop();
      await publisher.close();
      await usage.end();
    },
  };
}

function beside(api: Fetch, page: NonNullable<ApiOptions['page']>): Fetch {
  return (request, env) => (OURS.test(new URL(request.url).pathname) ? api(request, env) : page(request));
}
