/** Puts an API together from its parts, and serves it until it is stopped. */
import type { Usage } from '../core/operations.ts';
import { startUsage } from '../library/startUsage.ts';
import { createApp } from './app.ts';
import { listen } from './listen.ts';
import { openPublisher } from './openPublisher.ts';
import type { ApiParts } from './parts.ts';
import { openPublished } from './snapshot/openPublished.ts';

export interface ApiOptions extends Omit<ApiParts, 'published' | 'publisher'> {
  host: string;
  /** 0 is any free one. */
  port: number;
  /** What it is called in its own usage. */
  name: string;
  /** Calls to the storage so far. */
  operations: Usage;
}

export interface RunningApi {
  url: string;
  /** Requests under way finish; what they have changed is published, what was used is written. */
  stop(): Promise<void>;
}

/** Reads nothing before it is asked. Throws `OutageError` if it can't listen. */
export async function runApi({ host, port, ...options }: ApiOptions): Promise<RunningApi> {
  const { storage, clock, log, name, operations } = options;
  const publisher = openPublisher({ storage, clock, log });
  const app = createApp({ ...options, publisher, published: openPublished({ storage, clock }) });
  const server = await listen(app.fetch, { host, port });
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
