/** An HTTP server in front of an app: bounded in what it waits for, and stopped without cutting off who was let in. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { OutageError } from '../core/outage.ts';

export interface Listening {
  /** Of which it is one that was free, if 0 was asked for. */
  port: number;
  /** Takes no new connection; requests under way have ten seconds. */
  stop(): Promise<void>;
}

const SERVER = {
  maxHeaderSize: 16 * 2 ** 10,
  // A client that sends a byte now and then would else hold its connection for ever.
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};
const STOP_WITHIN_MS = 10_000;
const SWEEP_MS = 50;

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

/** Throws `OutageError` if it can't listen there. */
export async function listen(fetch: Fetch, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createAdaptorServer({ fetch, hostname: host, serverOptions: SERVER }) as Server;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new OutageError('port', whyNot(cause, host, port), { cause });
  }
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      // Whose request has just been answered would else be kept for the next one.
      const sweeping = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      const patience = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
      await closed;
      clearInterval(sweeping);
      clearTimeout(patience);
    },
  };
}

function whyNot(cause: unknown, host: string, port: number): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return (
      `Port ${port} on ${host} is taken by another program (perhaps another API, or npm start). Stop that program, or ` +
      'choose another port with IRONVIPER_API_PORT.'
    );
  }
  if (code === 'EACCES')
    return `Port ${port} needs rights we do not have: choose one above 1023 with IRONVIPER_API_PORT.`;
  return `The API can't listen on ${host}: ${message}. Set IRONVIPER_API_HOST to an address of this machine.`;
}
