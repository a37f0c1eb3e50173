/** Sends one registered file: in one request, or block by block where it is large. */
import { blockId, fitsOurs } from '../../core/blockId.ts';
import type { Clock } from '../../core/clock.ts';
import { pool } from '../../core/pool.ts';
import type { Hashes } from './hashes.ts';
import type { PatientTransport, Put } from './patiently.ts';
import type { Ticket } from './transport.ts';
import { FOREIGN, Unsendable } from './unsendable.ts';

export interface SendParts {
  transport: PatientTransport;
  hashes: Hashes;
  clock: Clock;
}

export interface Sending {
  file: File;
  ticket: Ticket;
  /** When the ticket was given. */
  since: number;
  /** How much of it lies in the storage, and how much of that went there just now; it may become less. */
  onBytes(there: number, sent: number): void;
  signal: AbortSignal;
}

/** Blocks of one file on their way at once. */
const AT_ONCE = 3;
/** A URL lives an hour; by the difference of two readings, since a device's clock may be anywhere. */
const FRESH_MS = 50 * 60_000;
const XML = { 'Content-Type': 'application/xml' };

/** `taken`: it is to be registered again. Throws `Unsendable`, `TalkError`, and what `signal` aborts with. */
export async function sendFile(sending: Sending, parts: SendParts): Promise<'done' | 'taken'> {
  const { file, ticket } = sending;
  const target = openTarget(sending, parts);
  if (ticket.blockBytes !== undefined) return await sendBlocks(sending, ticket.blockBytes, target, parts);
  const count = counting(1, sending.onBytes);
  return await target({ body: file, headers: ticket.headers, onBytes: (bytes) => count(0, bytes, 'sent') });
}

type Target = (request: {
  body: Blob | string;
  query?: string;
  headers?: Readonly<Record<string, string>>;
  onBytes?: (bytes: number) => void;
}) => Promise<'done' | 'taken'>;

/** Puts to the ticket's URL, which is renewed when it is old, and once when it is refused. */
function openTarget({ file, ticket, since, signal }: Sending, { transport, clock }: SendParts): Target {
  let url = Promise.resolve(ticket.url);
  let time = since;
  const renew = () => {
    time = clock.now();
    url = transport.renew(ticket.upload, signal);
    // Whoever waits for it hears of its failure.
    url.catch(() => {});
  };
  return async ({ query = '', ...request }) => {
    const send = async (): Promise<Put> => transport.put({ url: (await url) + query, file, signal, ...request });
    if (clock.now() - time > FRESH_MS) renew();
    const used = url;
    const first = await send();
    if (first !== 'refused') return first;
    if (used === url) renew();
    const second = await send();
    return second === 'refused' ? 'taken' : second;
  };
}

async function sendBlocks(
  { file, ticket, onBytes, signal }: Sending,
  blockBytes: number,
  target: Target,
  { transport, hashes }: SendParts,
): Promise<'done' | 'taken'> {
  const { blocks, committed } = await transport.progress(ticket.upload, signal);
  if (committed) return 'taken';
  if (!blocks.every(({ id }) => fitsOurs(id))) throw new Unsendable(FOREIGN);
  const staged = new Map(blocks.map(({ id, bytes }) => [id, bytes]));
  const ids = Array.from({ length: Math.ceil(file.size / blockBytes) }, () => '');
  const count = counting(ids.length, onBytes);
  let taken = false;

  await pool(ids.keys(), AT_ONCE, async (index) => {
    signal.throwIfAborted();
    if (taken) return;
    const block = file.slice(index * blockBytes, (index + 1) * blockBytes);
    const id = blockId(index, await hashes.md5(block, signal));
    ids[index] = id;
    if (staged.get(id) === block.size) return count(index, block.size, 'staged');
    const query = `&comp=block&blockid=${encodeURIComponent(id)}`;
    const answer = await target({ body: block, query, onBytes: (bytes) => count(index, bytes, 'sent') });
    if (answer === 'taken') taken = true;
  });
  return taken
    ? 'taken'
    : await target({ body: listOf(ids), query: '&comp=blocklist', headers: { ...ticket.headers, ...XML } });
}

function listOf(ids: readonly string[]): string {
  const list = ids.map((id) => `<Uncommitted>${id}</Uncommitted>`).join('');
  return `<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`;
}

/** Adds up requests that each say how far they are. */
function counting(requests: number, onBytes: Sending['onBytes']) {
  const bytesOf = new Float64Array(requests);
  let there = 0;
  return (request: number, bytes: number, how: 'sent' | 'staged') => {
    const more = bytes - bytesOf[request]!;
    bytesOf[request] = bytes;
    there += more;
    onBytes(there, how === 'sent' ? Math.max(0, more) : 0);
  };
}
