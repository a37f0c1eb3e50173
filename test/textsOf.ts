/** The texts of the messages that can be seen in a queue. */
import type { Queue } from '../core/queue.ts';

export async function textsOf(queue: Pick<Queue, 'peek'>, max = 32): Promise<string[]> {
  return (await queue.peek(max)).map(({ text }) => text);
}
