/** Puts events on the queue, and loses none in silence. */
import { type Clock, systemClock } from '../../../core/clock.ts';
import type { Log } from '../../../core/log.ts';

export interface Delivery {
  /**
   * `sent` when the event is on the queue; `late` if the queue has refused it for as long as a client may be kept
   * waiting: then it is tried on, with growing pauses, as Event Grid does, until `stop`.
   */
  deliver(subject: string, text: string): Promise<'sent' | 'late'>;
  /** Tries what is left once more, and logs with its whole text what even then is refused. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 30_000;

export function startDelivery(
  send: (text: string) => Promise<unknown>,
  log: Log,
  clock: Clock = systemClock,
): Delivery {
  const stopping = new AbortController();
  const pending = new Set<Promise<unknown>>();

  /** True if it was sent. */
  async function insist(subject: string, text: string): Promise<boolean> {
    for (let pause = 100; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const last = stopping.signal.aborted;
      try {
        await send(text);
        return true;
      } catch (error) {
        log(last ? 'event.lost' : 'event.refused', { subject, text, error: String(error) });
        if (last) return false;
      }
      await clock.sleep(pause, stopping.signal);
    }
  }

  return {
    async deliver(subject, text) {
      const insisting = insist(subject, text);
      pending.add(insisting);
      const patience = new AbortController();
      const late = clock.sleep(PATIENCE_MS, patience.signal).then(() => false);
      const sent = await Promise.race([insisting.finally(() => pending.delete(insisting)), late]);
      patience.abort();
      return sent ? 'sent' : 'late';
    },
    async stop() {
      stopping.abort();
      await Promise.all(pending);
    },
  };
}
