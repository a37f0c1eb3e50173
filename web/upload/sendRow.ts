/** One registered row on its way: hashed where the library asks for it, else sent; what comes of it stands in the queue. */

import { TalkError } from '../talk/problem.ts';
import type { Fed } from './feed.ts';
import type { Meter } from './meter.ts';
import type { Queue } from './queue.ts';
import type { Row } from './row.ts';
import { type SendParts, sendFile } from './sendFile.ts';
import { whyUnreadable } from './source.ts';
import { Unsendable } from './unsendable.ts';

interface Parts extends SendParts {
  queue: Queue;
  meter: Meter;
  onSent(row: Row): void;
}

/** So often somebody else may come first under a name. */
const TRIES = 4;

/** Never rejects. */
export async function sendRow(fed: Fed, stop: AbortSignal, { queue, meter, onSent, ...parts }: Parts): Promise<void> {
  const { row, file, answer, since } = fed;
  try {
    if (answer === 'conflict') {
      const sha256 = hexOf(await parts.hashes.sha256(file, stop));
      return queue.move(row, 'waiting', { sha256 });
    }
    row.id = answer.id;
    row.as = answer.name === row.name ? undefined : answer.name;
    const onBytes = (there: number, sent: number) => meter.at(row, there, sent);
    const end = await sendFile({ file, ticket: answer, since, onBytes, signal: stop }, parts);
    if (end === 'done') return onSent(row);
    row.tries = (row.tries ?? 0) + 1;
    if (row.tries < TRIES) queue.move(row, 'waiting');
    else queue.move(row, 'failed', { why: 'At each try something else was there under its name.', tries: undefined });
  } catch (error) {
    if (stop.aborted) queue.move(row, 'waiting');
    else queue.move(row, 'failed', { why: whyOf(error) });
  } finally {
    meter.end(row);
  }
}

function whyOf(error: unknown): string {
  return error instanceof Unsendable || error instanceof TalkError ? error.message : whyUnreadable(error);
}

function hexOf(digest: Uint8Array): string {
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
