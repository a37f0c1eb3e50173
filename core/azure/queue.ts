/** The port `Queue` over one storage queue. */
import type { PeekedMessageItem, QueueClient } from '@azure/storage-queue';
import type { Peeked, Queue } from '../queue.ts';
import { type Asked, ask, placeOf } from './ask.ts';
import { checkCount, checkSeconds } from './limits.ts';

const SENDER = 'Storage Queue Data Message Sender';
const READER = 'Storage Queue Data Reader';
/** The role "Message Processor" is too little: it may not renew a hold. */
const WORKER = 'Storage Queue Data Contributor';

/** What the storage calls a void handle differs with its age: replaced, deleted, or not a receipt at all. */
const LOST = { PopReceiptMismatch: 'lost', MessageNotFound: 'lost', InvalidQueryParameterValue: 'lost' } as const;
const NEVER_EXPIRES = -1;

export function azureQueue(client: QueueClient): Queue {
  const place = placeOf(client.url);
  const asked = (doing: string, role: string): Asked => ({ doing, of: place, role });
  return {
    async send(text, { hiddenSeconds = 0 } = {}) {
      checkSeconds(hiddenSeconds, 0);
      const options = { visibilityTimeout: hiddenSeconds, messageTimeToLive: NEVER_EXPIRES };
      const sent = await ask(asked('sending a message to', SENDER), () => client.sendMessage(text, options));
      return { id: sent.messageId, receipt: sent.popReceipt };
    },
    async receive(max, holdSeconds) {
      checkCount(max);
      checkSeconds(holdSeconds, 1);
      const options = { numberOfMessages: max, visibilityTimeout: holdSeconds };
      const answer = await ask(asked('receiving messages from', WORKER), () => client.receiveMessages(options));
      return answer.receivedMessageItems.map((item) => ({
        id: item.messageId,
        receipt: item.popReceipt,
        ...peeked(item),
      }));
    },
    async update({ id, receipt }, text, hiddenSeconds) {
      checkSeconds(hiddenSeconds, 0);
      const send = () => client.updateMessage(id, receipt, text, hiddenSeconds);
      const answer = await ask(asked('updating a message of', WORKER), send, LOST);
      return answer === 'lost' ? answer : { id, receipt: answer.popReceipt ?? '' };
    },
    async remove({ id, receipt }) {
      const send = () => client.deleteMessage(id, receipt);
      return (await ask(asked('removing a message from', WORKER), send, LOST)) === 'lost' ? 'lost' : 'removed';
    },
    async clear() {
      // A very long queue answers 500 OperationTimedOut before it is empty; each try goes on from there.
      await ask(asked('clearing', WORKER), () => client.clearMessages());
    },
    async depth() {
      const answer = await ask(asked('asking for the depth of', READER), () => client.getProperties());
      return answer.approximateMessagesCount ?? 0;
    },
    async peek(max) {
      checkCount(max);
      const send = () => client.peekMessages({ numberOfMessages: max });
      const answer = await ask(asked('peeking into', READER), send);
      return answer.peekedMessageItems.map(peeked);
    },
  };
}

function peeked({
  messageText,
  dequeueCount,
  insertedOn,
}: Pick<PeekedMessageItem, 'messageText' | 'dequeueCount' | 'insertedOn'>): Peeked {
  return { text: messageText, deliveries: dequeueCount, sentAt: insertedOn.toISOString() };
}
