/** The page on a file server that knows nothing but files, as a static website is: GET, no rewrites, no headers of its own. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { afterAll } from 'vitest';
import { buildPage } from '../../tools/page/buildPage.ts';
import { type Origins, withOrigins } from '../../tools/page/withOrigins.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface DumbServer {
  /** On this machine; without a slash at the end. */
  url: string;
  port: number;
  /** Only now is the API's origin known, which had to know ours. */
  open(origins: Required<Pick<Origins, 'api' | 'media'>> & Origins): void;
}

/** What an administrator does by hand: the origins written into the page, the API's address into config.json. */
export async function dumbServer(): Promise<DumbServer> {
  const dist = await buildPage();
  let origins: Origins | undefined;
  const server = createServer(async ({ url = '/', method }, response) => {
    const path = new URL(url, 'http://x').pathname;
    const name = path === '/' ? '/index.html' : path;
    if (!origins || method !== 'GET') {
      response.writeHead(405).end();
      return;
    }
    try {
      const content = await readFile(join(dist, name));
      const { api = '' } = origins;
      const body =
        name === '/index.html'
          ? withOrigins(content.toString(), origins)
          : name === '/config.json'
            ? JSON.stringify({ apiBase: api, title: 'Family photos' })
            : content;
      response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end('no such file');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterEachFile.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    open(known) {
      origins = known;
    },
  };
}

const afterEachFile: (() => void)[] = [];

afterAll(() => {
  for (const close of afterEachFile) close();
});
