/** `Queue` in memory: deterministic, cheap, and to be compared as plain data. */
import { checkCount, checkSeconds } from '../../core/azure/limits.ts';
import type { Clock } from '../../core/clock.ts';
import type { Handle, Queue } from '../../core/queue.ts';
import { type Breakable, intact } from './intact.ts';

export interface MemoryQueue extends Queue, Breakable {
  /** The whole state, in the order of sending. */
  snapshot(): MessageSnapshot[];
}

interface MessageSnapshot {
  id: string;
  text: string;
  /** The clock's milliseconds; 0 if it is visible. */
  hiddenUntil: number;
  deliveries: number;
  receipt: string;
  sentAt: string;
}

const LONGEST_TEXT = 64 * 1024;

export function memoryQueue(clock: Clock): MemoryQueue {
  const messages = new Map<string, MessageSnapshot>();
  let sent = 0;
  let receipts = 0;

  const newReceipt = () => {
    receipts += 1;
    return `r${receipts}`;
  };
  const hide = (seconds: number) => clock.now() + seconds * 1000;
  const visible = () => [...messages.values()].filter(({ hiddenUntil }) => hiddenUntil <= clock.now());
  const held = ({ id, receipt }: Handle) => {
    const message = messages.get(id);
    return message?.receipt === receipt ? message : undefined;
  };

  const fake: MemoryQueue = {
    async send(text, { hiddenSeconds = 0 } = {}) {
      await intact(fake);
      checkSeconds(hiddenSeconds, 0);
      checkText(text);
      sent += 1;
      const id = `m${sent}`;
      const receipt = newReceipt();
      const sentAt = new Date(clock.now()).toISOString();
      messages.set(id, { id, text, hiddenUntil: hide(hiddenSeconds), deliveries: 0, receipt, sentAt });
      return { id, receipt };
    },
    async receive(max, holdSeconds) {
      await intact(fake);
      checkCount(max);
      checkSeconds(holdSeconds, 1);
      return visible()
        .slice(0, max)
        .map((message) => {
          message.hiddenUntil = hide(holdSeconds);
          message.receipt = newReceipt();
          message.deliveries += 1;
          const { id, receipt, text, deliveries, sentAt } = message;
          return { id, receipt, text, deliveries, sentAt };
        });
    },
    async update(handle, text, hiddenSeconds) {
      await intact(fake);
      checkSeconds(hiddenSeconds, 0);
      checkText(text);
      const message = held(handle);
      if (!message) return 'lost';
      message.text = text;
      message.hiddenUntil = hide(hiddenSeconds);
      message.receipt = newReceipt();
      return { id: message.id, receipt: message.receipt };
    },
    async remove(handle) {
      await intact(fake);
      const message = held(handle);
      if (!message) return 'lost';
      messages.delete(message.id);
      return 'removed';
    },
    async clear() {
      await intact(fake);
      messages.clear();
    },
    async depth() {
      await intact(fake);
      return messages.size;
    },
    async peek(max) {
      await intact(fake);
      checkCount(max);
      return visible()
        .slice(0, max)
        .map(({ text, deliveries, sentAt }) => ({ text, deliveries, sentAt }));
    },
    snapshot: () =>
      [...messages.values()].map((message) => ({
        ...message,
        hiddenUntil: message.hiddenUntil <= clock.now() ? 0 : message.hiddenUntil,
      })),
  };
  return fake;
}

function checkText(text: string): void {
  if (Buffer.byteLength(text) > LONGEST_TEXT) throw new Error('a message holds 64 KiB at most');
}
