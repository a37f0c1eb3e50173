/** An HTTP server in front of an app: bounded in what it waits for, and stopped without cutting off who was let in. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
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
/** On one connection. Browsers and proxies wait for an answer before they ask again. */
const MOST_AHEAD = 2;
const STOP_WITHIN_MS = 10_000;
const SWEEP_MS = 50;

export type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

/** Throws `OutageError` if it can't listen there. */
export async function listen(fetch: Fetch, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: inTurn(fetch), hostname: host, serverOptions: SERVER }) as Server;
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

/** Answers on one connection are kept until those before them are read: who asks on without reading is cut off. */
function inTurn(fetch: Fetch): Fetch {
  const waiting = new WeakMap<Socket, number>();
  return (request, env) => {
    const { incoming, outgoing } = env as HttpBindings;
    const { socket } = incoming;
    const count = (waiting.get(socket) ?? 0) + 1;
    waiting.set(socket, count);
    outgoing.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
    if (count > MOST_AHEAD) socket.destroy();
    // What else has come with it is read all the same, and answered to nobody.
    return socket.destroyed ? new Response(null, { status: 503 }) : fetch(request, env);
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
