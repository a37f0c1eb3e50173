/** The least a route can do: Hono on Node's server answers a constant, as long as it is asked to be. */
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

export const BARE_ROUTE = fileURLToPath(import.meta.url);

if (import.meta.main) {
  const constants = new Map<string, string>();
  const app = new Hono().get('/:bytes', (c) => {
    const bytes = c.req.param('bytes');
    const constant = constants.get(bytes) ?? 'x'.repeat(Number(bytes));
    constants.set(bytes, constant);
    return c.body(constant, 200, { 'content-type': 'application/json' });
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
  });
  process.once('SIGTERM', () => process.exit());
}
