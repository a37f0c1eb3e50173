/** A queue as a value. It hands out its visible messages in any order, and of two that are alike only one is worth trying. */
import type { Handle, Message, Queue } from '../../../core/queue.ts';
import { numberOf, type Part, type Turn, word } from './part.ts';

export interface QueuePart extends Part {
  messages: readonly Waiting[];
  /** How many messages of each text there ever were: a message is named by its text and its number. */
  sent: ReadonlyMap<string, number>;
}

export interface Waiting extends Message {
  visibleAt: number;
  /** How often its receipt has changed. */
  changes: number;
}

export const NO_MESSAGES: QueuePart = { messages: [], sent: new Map(), key: numberOf('no messages') };

export function queueTurns(part: QueuePart, method: string, args: unknown[], now: number): Turn<QueuePart>[] {
  switch (method) {
    case 'send':
      return [send(part, args as Parameters<Queue['send']>, now)];
    case 'receive':
      return receive(part, args as Parameters<Queue['receive']>, now);
    case 'update':
      return [update(part, args as Parameters<Queue['update']>, now)];
    case 'remove':
      return [remove(part, args as Parameters<Queue['remove']>)];
    default:
      throw new Error(`No actor was thought to call ${method} on a queue.`);
  }
}

function send(
  part: QueuePart,
  [text, { hiddenSeconds = 0 } = {}]: Parameters<Queue['send']>,
  now: number,
): Turn<QueuePart> {
  const number = part.sent.get(text) ?? 0;
  const id = `m${numberOf(text)}.${number}`;
  const sentAt = new Date(now).toISOString();
  const message = renewed(
    { id, receipt: '', text, deliveries: 0, sentAt, changes: 0, visibleAt: 0 },
    now,
    hiddenSeconds,
  );
  const sent = new Map(part.sent).set(text, number + 1);
  return { part: withMessages([...part.messages, message], sent), answer: handleOf(message) };
}

/** One message a call: a converter that takes more takes one after the other. */
function receive(part: QueuePart, [, holdSeconds]: Parameters<Queue['receive']>, now: number): Turn<QueuePart>[] {
  const visible = part.messages.filter((message) => message.visibleAt <= now);
  if (visible.length === 0) return [{ part, answer: { key: 'none', value: [] } }];
  const kinds = Map.groupBy(visible, ({ text, deliveries }) => `${deliveries} ${text}`);
  return [...kinds.values()].map(([found]) => {
    const held = renewed({ ...found!, deliveries: found!.deliveries + 1 }, now, holdSeconds);
    const { visibleAt, changes, ...message } = held;
    const part2 = withMessages(
      part.messages.map((other) => (other === found ? held : other)),
      part.sent,
    );
    return { part: part2, answer: { key: `${held.receipt} ${held.deliveries} ${held.sentAt}`, value: [message] } };
  });
}

function update(
  part: QueuePart,
  [handle, text, hiddenSeconds]: Parameters<Queue['update']>,
  now: number,
): Turn<QueuePart> {
  const found = part.messages.find((message) => message.receipt === handle.receipt);
  if (!found) return { part, answer: word('lost') };
  const message = renewed({ ...found, text }, now, hiddenSeconds);
  const messages = part.messages.map((other) => (other === found ? message : other));
  return { part: withMessages(messages, part.sent), answer: handleOf(message) };
}

/** A receipt outlives its hold: it is void only once somebody else has received the message. */
function remove(part: QueuePart, [handle]: Parameters<Queue['remove']>): Turn<QueuePart> {
  const messages = part.messages.filter((message) => message.receipt !== handle.receipt);
  if (messages.length === part.messages.length) return { part, answer: word('lost') };
  return { part: withMessages(messages, part.sent), answer: word('removed') };
}

function renewed(message: Waiting, now: number, hiddenSeconds: number): Waiting {
  const changes = message.changes + 1;
  return { ...message, changes, receipt: `${message.id}#${changes}`, visibleAt: now + hiddenSeconds * 1000 };
}

function handleOf({ id, receipt }: Waiting) {
  return { key: receipt, value: { id, receipt } satisfies Handle };
}

function withMessages(messages: Waiting[], sent: QueuePart['sent']): QueuePart {
  const lines = messages.map(
    (message) => `${message.receipt} ${message.deliveries} ${message.visibleAt} ${numberOf(message.text)}`,
  );
  return { messages, sent, key: numberOf([...lines.sort(), ...[...sent].map((each) => each.join()).sort()].join('|')) };
}
