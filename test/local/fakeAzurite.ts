/** A storage that does what a test needs, behind a stand-in of its own: for what Azurite would never do on demand. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type EventGridOptions, startEventGrid } from '../../tools/local/eventGrid.ts';

/** Both end with the test. `events` fills with the texts that were sent, `logged` with the names in the log. */
export async function standInBefore(storage: RequestListener, options: Partial<EventGridOptions> = {}) {
  const server = createServer(storage).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const events: string[] = [];
  const logged: string[] = [];
  const grid = await startEventGrid({
    host: '127.0.0.1',
    port: 0,
    target: (server.address() as AddressInfo).port,
    container: 'file-store',
    send: async (text) => events.push(text),
    head: async () => 'missing',
    log: (event) => logged.push(event),
    ...options,
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await grid.stop(0);
  });
  return { ...grid, server, events, logged };
}
