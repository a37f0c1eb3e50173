/** A server in the storage's place that answers whatever a test wants. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach } from 'vitest';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Stub {
  /** A connection string with a key. */
  account: string;
  /** `METHOD path`, in order of arrival, and their bodies. */
  requests: string[];
  bodies: string[];
  /** How many connections there were, and how many are open. */
  connections: { made: number; open: number };
}

/** 32 bytes that no log may show. */
export const KEY = 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=';

const running: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

export async function startStub(answer: Answer, options: { keepAliveMs?: number } = {}): Promise<Stub> {
  const requests: string[] = [];
  const bodies: string[] = [];
  const connections = { made: 0, open: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const body: Buffer[] = [];
    request.on('data', (chunk: Buffer) => body.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(body).toString('latin1'));
      answer(request, response);
    });
  });
  server.keepAliveTimeout = options.keepAliveMs ?? 5000;
  server.on('connection', (socket) => {
    connections.made += 1;
    connections.open += 1;
    sockets.add(socket);
    socket.on('close', () => {
      connections.open -= 1;
      sockets.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { account: accountAt((server.address() as AddressInfo).port), requests, bodies, connections };
}

export function accountAt(port: number, secret = `AccountKey=${KEY}`): string {
  const endpoints = ['Blob', 'Queue', 'Table'].map(
    (name) => `${name}Endpoint=http://127.0.0.1:${port}/devstoreaccount1`,
  );
  return ['DefaultEndpointsProtocol=http', 'AccountName=devstoreaccount1', secret, ...endpoints].join(';');
}

/** An error as the storage writes it: the code in a header, and in a body of the service's kind. */
export function refusal(status: number, code: string, message = 'No.'): Answer {
  return (request, response) => {
    const json = request.headers.accept?.includes('json');
    const body = json
      ? JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: `${message}\nRequestId:1` } } })
      : `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}\nRequestId:1</Message></Error>`;
    response.writeHead(status, {
      'content-type': json ? 'application/json' : 'application/xml',
      ...(code && { 'x-ms-error-code': code }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}
