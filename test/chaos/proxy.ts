/** A proxy of the tests' own between one converter and the storage: it sees every request and decides what becomes of it. */
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SERVICES, type Service } from '../../tools/local/ports.ts';
import type { Ports } from '../../tools/terminal/account.ts';

export interface Call {
  service: Service;
  method: string;
  /** With the query, as it was sent. */
  target: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Answer {
  status: number;
  /** Names and values in turn. */
  headers: string[];
  body: Buffer;
}

/** `forward` asks the storage and waits for its whole answer; it throws if the client has gone. Nothing to answer: the connection is cut. */
export type Handle = (call: Call, forward: () => Promise<Answer>) => Promise<Answer | undefined>;

export interface Proxy extends Ports {
  /** Settles when no request is on its way to the storage any more. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

export async function startProxy(storage: Ports, handle: Handle): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true });
  const underWay = new Set<Promise<Answer>>();
  const servers = await Promise.all(
    SERVICES.map((service) => {
      const port = storage[`${service}Port`];
      return listen(async (call, body, isGone) => {
        const forward = async () => {
          if (isGone()) throw new Error('the client has gone');
          const answer = ask(agent, port, call, body);
          const over = () => underWay.delete(answer);
          underWay.add(answer);
          answer.then(over, over);
          return answer;
        };
        return handle({ ...call, service }, forward);
      });
    }),
  );
  const [blobPort = 0, queuePort = 0, tablePort = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    ...{ blobPort, queuePort, tablePort },
    async quiet() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    async stop() {
      for (const server of servers) server.close().closeAllConnections();
      await Promise.allSettled(underWay);
      agent.destroy();
    },
  };
}

type Hear = (call: Omit<Call, 'service'>, body: Buffer, isGone: () => boolean) => Promise<Answer | undefined>;

async function listen(hear: Hear): Promise<Server> {
  const server = createServer(async (req, res) => {
    try {
      // A request that was cut off midway never reaches the storage.
      const body = await buffer(req);
      const { method = 'GET', url: target = '/', headers } = req;
      const given = await hear({ method, target, headers }, body, () => res.destroyed);
      if (given === undefined) return void res.destroy();
      res.writeHead(given.status, given.headers).end(given.body);
    } catch {
      // Killed clients cut their connections wherever they are, and a storage that stopped cuts ours.
      res.destroy();
    }
  });
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function ask(agent: Agent, port: number, call: Omit<Call, 'service'>, body: Buffer): Promise<Answer> {
  const { connection: _, ...headers } = call.headers;
  const onward = request({ agent, host: '127.0.0.1', port, method: call.method, path: call.target, headers });
  onward.end(body);
  const [answer] = (await once(onward, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: endToEnd(answer.rawHeaders), body: await buffer(answer) };
}

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding']);

function endToEnd(raw: string[]): string[] {
  return raw.filter((_, i) => !HOP_BY_HOP.has(raw[i - (i % 2)]!.toLowerCase()));
}
