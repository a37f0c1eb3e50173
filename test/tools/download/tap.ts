/** A tap between a program and the blobs: it holds one blob's bytes back after so many, until it is opened. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { onTestFinished } from 'vitest';
import { parseAccount } from '../../../core/azure/account.ts';
import { localAccount } from '../../../tools/terminal/account.ts';

export interface Tap {
  account: string;
  /** Settles when that many have gone through. */
  held: Promise<void>;
  /** The ranges that were asked for of that blob. */
  asked(): string[];
  /** Lets all through from now on, but what was held is cut off. */
  cut(): void;
}

export async function startTap(account: string, held: { path: string; after: number }): Promise<Tap> {
  const { blob, queue, table } = parseAccount(account);
  const portOf = (url: string) => Number(new URL(url).port);
  const ranges: string[] = [];
  const full = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  let isOpen = false;

  async function* holding(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const chunk of chunks) {
      yield chunk;
      bytes += chunk.length;
      if (isOpen || bytes < held.after) continue;
      full.resolve();
      await open.promise;
    }
  }

  const server = createServer(async (asked, answer) => {
    // The host stays as it was asked for: it is signed.
    const { method, url: path = '', headers } = asked;
    const onward = request({ port: portOf(blob), path, method, headers });
    asked.pipe(onward);
    const [from] = (await once(onward, 'response')) as [IncomingMessage];
    answer.writeHead(from.statusCode ?? 500, from.headers);
    const isWatched = method === 'GET' && path.split('?')[0]?.endsWith(held.path);
    if (isWatched) ranges.push(String(headers['x-ms-range'] ?? headers.range ?? ''));
    // Killed clients cut their connections wherever they are.
    await (isWatched ? pipeline(from, holding, answer) : pipeline(from, answer)).catch(() => answer.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    isOpen = true;
    server.closeAllConnections();
    open.resolve();
  };
  onTestFinished(() => {
    server.close();
    cut();
  });
  const { port } = server.address() as AddressInfo;
  return {
    account: localAccount({ blobPort: port, queuePort: portOf(queue), tablePort: portOf(table) }),
    held: full.promise,
    asked: () => ranges,
    cut,
  };
}
