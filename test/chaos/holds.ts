/**
 * What a converter holds, as the queues told it. A dead converter's messages stay hidden for the rest of their 120 seconds;
 * with the receipts that it had, the tests end that time at once, and change nothing else: the messages keep their ids
 * and their counts of deliveries.
 */
import { parseEvent } from '../../core/event.ts';
import type { Queue } from '../../core/queue.ts';
import { QUEUES, type Storage } from '../../core/storage.ts';
import type { Answer, Call } from './proxy.ts';

export interface Holds {
  /** Told every answer that passes. */
  note(call: Call, answer: Answer): void;
  /** The name of the original that a message is about. */
  nameOf(messageId: string): string;
  /** How many messages were handed out and not yet removed. */
  count(): number;
  /** Shows them all again. */
  end(storage: Storage): Promise<void>;
}

interface Held {
  queue: 'jobs' | 'later';
  receipt: string;
  text: string;
}

const MESSAGE = /<QueueMessage>.*?<\/QueueMessage>/gs;

export function watchHolds(): Holds {
  const held = new Map<string, Held>();
  const names = new Map<string, string>();
  return {
    note({ service, method, target }, { status, headers, body }) {
      const [, where, id] = /^\/[^/]+\/([\w-]+)\/messages(?:\/([^?]+))?/.exec(target) ?? [];
      const queue = where === QUEUES.jobs ? 'jobs' : where === QUEUES.later ? 'later' : undefined;
      if (service !== 'queue' || queue === undefined || status >= 300) return;
      if (method === 'GET') {
        for (const [xml] of body.toString().matchAll(MESSAGE)) {
          const text = tag(xml, 'MessageText');
          held.set(tag(xml, 'MessageId'), { queue, receipt: tag(xml, 'PopReceipt'), text });
          names.set(tag(xml, 'MessageId'), parseEvent(text)?.name ?? '');
        }
      }
      const known = id === undefined ? undefined : held.get(id);
      if (method === 'PUT' && known) known.receipt = headerOf(headers, 'x-ms-popreceipt');
      if (method === 'DELETE' && id !== undefined) held.delete(id);
    },
    nameOf: (id) => names.get(id) ?? 'a message',
    count: () => held.size,
    async end(storage) {
      for (const [id, { queue, receipt, text }] of held) {
        const port: Queue = storage[queue];
        await port.update({ id, receipt }, text, 0);
      }
      held.clear();
    },
  };
}

function tag(xml: string, name: string): string {
  return new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1] ?? '';
}

function headerOf(headers: string[], name: string): string {
  const at = headers.findIndex((header, i) => i % 2 === 0 && header.toLowerCase() === name);
  return headers[at + 1] ?? '';
}
