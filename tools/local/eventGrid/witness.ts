/** What happens between Azurite's "done" and the client's: the event goes to the queue. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Log } from '../../../core/log.ts';
import { pairBatch } from './batch.ts';
import { type Call, type Change, changeOf } from './change.ts';
import type { Delivery } from './deliver.ts';
import { etagIn, eventText, type Facts, factsOfPutBlob, subjectOf } from './event.ts';
import type { Witness } from './forward.ts';
import { refuse } from './refuse.ts';

export interface Announce {
  container: string;
  head(name: string): Promise<{ etag: string; bytes: number; contentType: string } | 'missing'>;
  deliver: Delivery['deliver'];
  log: Log;
}

export function witnessChange(res: ServerResponse, call: Call, change: Change, to: Announce): Witness {
  return async (answer) => {
    const outcome = await announce(call, change, answer.headers, to);
    return outcome === 'sent' ? answer : unannounced(res, [change.name]);
  };
}

export function witnessBatch(req: IncomingMessage, res: ServerResponse, call: Call, to: Announce): Witness {
  const request = collect(req);
  return async (answer) => {
    const response = await buffer(answer);
    const late: string[] = [];
    await Promise.all(
      pairBatch(request.text(), response.toString(), call.headers.host ?? '').map(async (part) => {
        const change = changeOf(part.call, to.container);
        if (change === undefined || change === 'batch' || part.status >= 300) return;
        if ((await announce(part.call, change, part.headers, to)) === 'late') late.push(change.name);
      }),
    );
    return late.length === 0 ? Readable.from([response]) : unannounced(res, late);
  };
}

/** Azure takes 4 MiB at most; a longer body is refused, so that its rest need not be kept. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

function collect(req: IncomingMessage): { text(): string } {
  const chunks: Buffer[] = [];
  let bytes = 0;
  req.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= MAX_BATCH_BYTES) chunks.push(chunk);
  });
  return { text: () => Buffer.concat(chunks).toString() };
}

async function announce(
  call: Call,
  change: Change,
  answer: IncomingHttpHeaders,
  to: Announce,
): Promise<'sent' | 'late'> {
  const facts = await factsOf(call, change, answer, to);
  const text = eventText(to.container, change, call, answer, facts);
  return to.deliver(subjectOf(to.container, change.name), text);
}

async function factsOf(call: Call, { api, name }: Change, answer: IncomingHttpHeaders, to: Announce): Promise<Facts> {
  if (api === 'DeleteBlob') return {};
  if (api === 'PutBlob') return factsOfPutBlob(call.headers);
  try {
    const now = await to.head(name);
    // Overwritten or deleted meanwhile: that is another event's content.
    if (now === 'missing' || now.etag !== etagIn(answer)) return {};
    return { contentType: now.contentType, contentLength: now.bytes, blobType: 'BlockBlob' };
  } catch (error) {
    // An event that knows less beats none: it only says "look at this name".
    to.log('event.vague', { name, error: String(error) });
    return {};
  }
}

/**
 * Success, to our clients, means that the event is on the queue. So this one hears that it is not: most clients will
 * try again, and those that give up tell their user. The event itself is still tried; twice is harmless.
 */
function unannounced(res: ServerResponse, names: string[]): undefined {
  if (res.destroyed) return;
  const what = `Done, but the event for ${names.length} blob(s) could not be put on the queue yet`;
  refuse(res, 503, 'ServerBusy', `${what}. Try again; the log of the local stack says why.`);
}
