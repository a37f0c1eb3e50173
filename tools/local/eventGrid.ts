/**
 * The stand-in for Azure Event Grid: the public blob port, in front of Azurite's own. It hands everything on, and puts
 * on the queue the event that Azure would send, before the client hears that its create or delete succeeded.
 */
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../core/clock.ts';
import { isListable } from '../../core/isListable.ts';
import type { Log } from '../../core/log.ts';
import { changeOf } from './eventGrid/change.ts';
import { startDelivery } from './eventGrid/deliver.ts';
import { forward } from './eventGrid/forward.ts';
import { refuse } from './eventGrid/refuse.ts';
import { type Announce, witnessBatch, witnessChange } from './eventGrid/witness.ts';
import { portTaken } from './ports.ts';

export interface EventGridOptions {
  host: string;
  /** The port that clients use; 0 is any free one. */
  port: number;
  /** Azurite's own blob port, on the same host. */
  target: number;
  /** The one container whose blobs raise events, or every preview would become a job. */
  container: string;
  send(text: string): Promise<unknown>;
  /** Asks Azurite itself what a blob is: `head` of the port `Blobs`. */
  head(name: string): Promise<{ etag: string; bytes: number; contentType: string } | 'missing'>;
  log: Log;
  clock?: Clock;
}

export interface EventGrid {
  port: number;
  /** Takes no new connection, and ends when the requests under way have; after `graceMs` they are cut off. */
  stop(graceMs?: number): Promise<void>;
}

/** Node's limit is 16 KiB; a name of 1,024 characters is up to 9 KiB in the URL, and again in a copy's source. */
const MAX_HEADER_BYTES = 65_536;
/** Clients that keep connections (Go's for 90 s) must drop an idle one before we do, and we before Azurite does. */
const CLIENT_IDLE_MS = 120_000;
const UPSTREAM_IDLE_MS = 30_000;

export async function startEventGrid(options: EventGridOptions): Promise<EventGrid> {
  const { host, port, target, container, send, head, log, clock } = options;
  const agent = new Agent({ keepAlive: true, timeout: UPSTREAM_IDLE_MS });
  const upstream = { agent, host, port: target };
  const delivery = startDelivery(send, log, clock);
  const announce: Announce = { container, head, deliver: delivery.deliver, log };
  let stopping = false;

  const server = createServer(
    { requestTimeout: 0, keepAliveTimeout: CLIENT_IDLE_MS, maxHeaderSize: MAX_HEADER_BYTES },
    handle,
  );
  // Whether to send the body at all is Azurite's to say.
  server.on('checkContinue', handle);

  function handle(req: IncomingMessage, res: ServerResponse): void {
    res.once('close', () => stopping && setImmediate(() => server.closeIdleConnections()));
    const call = { method: req.method ?? '', target: req.url ?? '', headers: req.headers };
    const change = changeOf(call, container);
    if (change === undefined) forward(req, res, upstream);
    else if (change !== 'batch' && change.api !== 'DeleteBlob' && !isListable(change.name)) {
      req.resume();
      refuse(res, 400, 'InvalidResourceName', 'A name with such a control character could never be listed.');
    } else if (change === 'batch') forward(req, res, upstream, witnessBatch(req, res, call, announce));
    else forward(req, res, upstream, witnessChange(res, call, change, announce));
  }

  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? portTaken('blob', port, error) : error;
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop(graceMs = 10_000) {
      stopping = true;
      const closed = once(server, 'close');
      server.close();
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await Promise.all([closed, delivery.stop()]);
      clearTimeout(cut);
      // The agent's connections end by themselves: one may still carry the change of a client that has gone.
    },
  };
}
