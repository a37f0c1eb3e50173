/** Hands out the built page, as any file server would: what `npm start` shows. */
import { readFile } from 'node:fs/promises';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { type Origins, withOrigins } from './withOrigins.ts';

const YEAR = 'public, max-age=31536000, immutable';

/** `folder` is what `buildPage` gave. */
export async function servePage(folder: string, origins: Origins): Promise<Hono> {
  const html = withOrigins(await readFile(`${folder}/index.html`, 'utf8'), origins);
  const page = new Hono();
  page.use(compress());
  page.get('/', (c) =>
    c.html(html, 200, { 'Cache-Control': 'no-cache', 'Content-Security-Policy': "frame-ancestors 'none'" }),
  );
  page.get('/assets/*', async (c, next) => {
    c.header('Cache-Control', YEAR);
    await next();
  });
  page.use(serveStatic({ root: folder }));
  return page;
}
