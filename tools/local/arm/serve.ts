/** HTTPS on this machine, as any client meets it: requests in, answers out, or what our faults make of them. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Answer } from './answer.ts';
import type { Certificate } from './certificate.ts';
import type { Faults } from './faults.ts';
import { invalid } from './refusals.ts';
import type { Request } from './route.ts';

export interface ArmCall {
  method: string;
  /** Without the query. */
  path: string;
  /** 0 if it got no answer. */
  status: number;
}

export interface ServeOptions {
  /** 0 is any free one. */
  port: number;
  certificate: Certificate;
  faults: Faults;
  answer(request: Request): Answer;
}

export interface Server {
  endpoint: string;
  /** Every request, in order. */
  calls: ArmCall[];
  /** Cuts what is still waiting. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';

export async function serve({ port, certificate, faults, answer }: ServeOptions): Promise<Server> {
  const calls: ArmCall[] = [];
  let endpoint = '';

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { method = '' } = req;
    const url = new URL(req.url ?? '', endpoint);
    const call = { method, path: url.pathname, status: 0 };
    calls.push(call);
    const request = { method, url, authorization: req.headers.authorization };
    const body = await text(req);
    const act = () => (isJson(body) ? answer({ ...request, body: body && JSON.parse(body) }) : invalid('not JSON'));
    const fault = faults.next(method, url.pathname);
    if (fault === 'silence') return;
    if (fault === 'lost') act();
    if (fault === 'lost' || fault === 'drop') return void res.destroy();
    const given = fault ?? act();
    call.status = given.status;
    send(res, given);
  }

  const server = createServer(certificate, (req, res) => {
    // A client that has gone in the middle of its request.
    handle(req, res).catch(() => res.destroy());
  });
  server.listen(port, HOST);
  await once(server, 'listening');
  endpoint = `https://${HOST}:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    calls,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function isJson(body: string): boolean {
  try {
    return body === '' || JSON.parse(body) !== undefined;
  } catch {
    return false;
  }
}

function send(res: ServerResponse, { status, body, headers = {} }: Answer): void {
  const json = body === undefined ? '' : JSON.stringify(body);
  res.writeHead(status, { ...(json && { 'content-type': 'application/json; charset=utf-8' }), ...headers });
  res.end(json);
}
