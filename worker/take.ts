/** Takes messages: from `jobs`, and from `jobs-later` only when `jobs` is dry. */
import type { Message, Queue } from '../core/queue.ts';
import type { Storage } from '../core/storage.ts';

export interface Taking {
  message: Message;
  queue: Queue;
}

/** The service gives 32 at most. */
const BATCH = 32;

export function taker({ jobs, later }: Storage, takesLater: boolean, holdSeconds: number) {
  const from = async (queue: Queue, max: number): Promise<Taking[]> => {
    const messages = await queue.receive(Math.min(max, BATCH), holdSeconds);
    return messages.map((message) => ({ message, queue }));
  };
  return async (max: number): Promise<Taking[]> => {
    const taken = await from(jobs, max);
    return taken.length > 0 || !takesLater ? taken : from(later, max);
  };
}
