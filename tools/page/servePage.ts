/** Hands out the built page as any file server would, all of it from memory: half a megabyte, and nothing else is to be had. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { getMimeType } from 'hono/utils/mime';
import { type Origins, withOrigins } from './withOrigins.ts';

interface Page {
  body: Uint8Array<ArrayBuffer>;
  gzipped: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

const INDEX = 'index.html';
/** Their names change with their content. */
const LASTING = /^assets\//;
const YEAR = 'public, max-age=31536000, immutable';

/** `folder` is what `buildPage` gave. */
export async function servePage(folder: string, origins: Origins): Promise<(request: Request) => Response> {
  const files = new Map<string, Page>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const name = relative(folder, join(entry.parentPath, entry.name));
    files.set(name, await pageOf(name, await readFile(join(folder, name)), origins));
  }
  return (request) => {
    const name = new URL(request.url).pathname.slice(1) || INDEX;
    const page = files.get(name);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
    }
    if (!page) return new Response('There is no such file. The page is at /.\n', { status: 404 });
    const packed = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
    const headers = packed ? { ...page.headers, 'Content-Encoding': 'gzip' } : page.headers;
    return new Response(packed ? page.gzipped : page.body, { headers });
  };
}

async function pageOf(name: string, content: Buffer, origins: Origins): Promise<Page> {
  const body = new Uint8Array(name === INDEX ? Buffer.from(withOrigins(content.toString(), origins)) : content);
  return {
    body,
    gzipped: new Uint8Array(await promisify(gzip)(body)),
    headers: {
      'Content-Type': getMimeType(name) ?? 'application/octet-stream',
      'Cache-Control': LASTING.test(name) ? YEAR : 'no-cache',
      // What the policy within the page can't say.
      'Content-Security-Policy': "frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
    },
  };
}
