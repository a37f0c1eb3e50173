/** HTTP as bytes on a socket: for requests that no client library would let us send. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export async function openRaw(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** A request's head; `Connection: close` is left to the caller, who may want more of the connection. */
export function head(requestLine: string, headers: Record<string, string | number> = {}): string {
  const lines = Object.entries({ Host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${requestLine} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Sends all of it and returns all that comes back before the other side closes. */
export async function exchange(port: number, ...parts: (string | Uint8Array)[]): Promise<string> {
  const socket = await openRaw(port);
  for (const part of parts) socket.write(part);
  let answer = '';
  socket.setEncoding('latin1').on('data', (chunk) => {
    answer += chunk;
  });
  await once(socket, 'close');
  return answer;
}
