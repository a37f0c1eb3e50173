/** What becomes of a message after an attempt: completed, put off, handed on, or given back. */
import { lookText } from '../core/event.ts';
import type { Job } from '../core/job.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Handle, Message, Queue } from '../core/queue.ts';
import type { Storage } from '../core/storage.ts';

export interface Settlement {
  outcome: Outcome;
  job: Job;
  message: Message;
  queue: Queue;
  handle: Handle | 'lost';
}

/** What is settled as it should be keeps its outcome; a message that is no longer ours is `overtaken`. */
export async function settle(storage: Storage, { outcome, job, message, queue, handle }: Settlement): Promise<Outcome> {
  if (outcome.kind === 'overtaken' || handle === 'lost') return { kind: 'overtaken' };
  switch (outcome.kind) {
    case 'done':
    case 'skipped':
    case 'failed':
      await queue.remove(handle);
      return outcome;
    case 'handedOn':
      await move(message.text, handle, queue, storage.later, 0);
      return outcome;
    case 'stopped':
      await move(message.text, handle, queue, queue, 0);
      return outcome;
    case 'outage':
      await move(message.text, handle, queue, queue, OUTAGE_HIDDEN_SECONDS);
      return outcome;
    case 'again':
      // Not even its fault could be recorded: there it is seen, and holds nothing up.
      if (message.deliveries >= MOST_TRIES) await move(message.text, handle, queue, storage.poison, 0);
      else await queue.update(handle, triedText(job), backOffSeconds(message.deliveries));
      return outcome;
  }
}

/** The delivery that is not put off again. */
export const MOST_TRIES = 5;

/** What a lone file runs into must not be tried again at once, round and round. */
const OUTAGE_HIDDEN_SECONDS = 10;

/** Sent anew, then removed: killed in between it is there twice, which is harmless. The count of deliveries begins again. */
async function move(text: string, handle: Handle, from: Queue, to: Queue, hiddenSeconds: number): Promise<void> {
  await to.send(text, { hiddenSeconds });
  await from.remove(handle);
}

/** A word left on the message tells the next attempt that this one did not die. */
function triedText({ name, force, tries }: Job): string {
  return lookText({ name, force, tries: tries + 1 });
}

/** 10 s, 40 s, 160 s, 640 s. */
function backOffSeconds(deliveries: number): number {
  return 10 * 4 ** (deliveries - 1);
}
