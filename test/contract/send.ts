/** One request by a URL alone, as a browser's; to whatever stands for the storage. */
import http from 'node:http';
import https from 'node:https';
import { buffer } from 'node:stream/consumers';

export interface Sent {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

export interface SendOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** What listens here in the place of every host, by this certificate. */
export interface Through {
  port: number;
  ca: string;
}

export async function send(url: string, options: SendOptions = {}, through?: Through): Promise<Sent> {
  const { protocol, hostname, host } = new URL(url);
  const { method = 'GET', headers = {}, body = '' } = options;
  // As written: a URL object would take a second look at the path.
  const path = url.slice(url.indexOf('/', protocol.length + 2));
  const there = through
    ? { host: '127.0.0.1', port: through.port, ca: through.ca, servername: hostname }
    : { host: hostname, port: Number(new URL(url).port) };
  const own = { host, 'content-length': String(Buffer.byteLength(body)) };
  const client = protocol === 'https:' ? https : http;
  return await new Promise((resolve, reject) => {
    const request = client.request({ ...there, path, method, headers: { ...own, ...headers }, agent: false });
    request.once('error', reject);
    request.once('response', async (response) => {
      const { statusCode = 0, headers: said } = response;
      resolve({ status: statusCode, headers: said, text: (await buffer(response)).toString('utf8') });
    });
    request.end(body);
  });
}
