/** Hands one HTTP request on and its answer back, byte for byte, with no more of either in memory than a buffer. */
import { type Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { refuse } from './refuse.ts';

export interface Upstream {
  agent: Agent;
  host: string;
  port: number;
}

/** Sees a successful answer before the client does, and gives the body to send; nothing if it has answered by itself. */
export type Witness = (answer: IncomingMessage) => Promise<Readable | undefined>;

/** They concern one connection, not the message. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-connection']);

export function forward(req: IncomingMessage, res: ServerResponse, upstream: Upstream, witness?: Witness): void {
  const { method = 'GET', url = '/' } = req;
  const headers = endToEnd(req.rawHeaders);
  const onward = request({ ...upstream, method, path: url, headers });

  onward.on('continue', () => res.writeContinue());
  onward.on('response', (answer) => handBack(answer, res, witness).catch(fail));
  onward.on('error', fail);
  res.once('close', () => {
    if (res.writableFinished && req.complete) return;
    // The client has gone. A change that it sent whole may succeed nevertheless, and its witness must hear of it.
    if (witness && req.complete && req.readableLength === 0) onward.end();
    else onward.destroy();
    drop();
  });
  req.pipe(onward);

  function fail({ message }: Error): void {
    drop();
    if (res.headersSent || res.destroyed) return;
    const what = `The local storage behind this port gave no answer (${message}). Is Azurite running?`;
    refuse(res, 502, 'BadGateway', what);
  }

  /** What the client still sends is read and forgotten: many hear no answer before they have sent all. */
  function drop(): void {
    req.unpipe(onward);
    req.resume();
  }
}

async function handBack(answer: IncomingMessage, res: ServerResponse, witness: Witness | undefined): Promise<void> {
  const body = witness && succeeded(answer) ? await witness(answer) : answer;
  if (body === undefined || res.destroyed) return void answer.resume();
  res.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.rawHeaders));
  body.pipe(res);
  // Cut off midway, it must not look whole to the client.
  answer.once('close', () => answer.complete || res.destroy());
}

function succeeded({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode < 300;
}

/** Names, case, order and repetitions stay as they came: Azurite keeps the case of metadata. */
function endToEnd(raw: string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < raw.length; i += 2) {
    const [name = '', value = ''] = [raw[i], raw[i + 1]];
    if (!HOP_BY_HOP.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}
