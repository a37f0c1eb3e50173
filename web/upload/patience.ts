/** How long is waited while the network is away: all that wait, wait together. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../../core/clock.ts';

const PAUSES_S = [1, 2, 5, 15];

export interface Patience {
  /** Why nothing gets through at the moment; nothing while it does. */
  readonly trouble: ReadonlySignal<string | undefined>;
  /** Comes back when it is worth another try. */
  pause(why: string, stop: AbortSignal): Promise<void>;
  /** Something was answered: the next pause is short again. */
  through(): void;
  /** Ends the pause: a cable was plugged in, or somebody can not wait. */
  hurry(): void;
}

export function createPatience(clock: Clock): Patience {
  const trouble = signal<string | undefined>(undefined);
  let steps = 0;
  let waiting: { over: Promise<void>; end: AbortController } | undefined;

  const begin = () => {
    const end = new AbortController();
    const pause = PAUSES_S[Math.min(steps, PAUSES_S.length - 1)]!;
    steps += 1;
    const over = clock.sleep(pause * 1000, end.signal).then(() => {
      waiting = undefined;
    });
    return { over, end };
  };

  return {
    trouble,
    async pause(why, stop) {
      trouble.value = why;
      waiting ??= begin();
      const stopped = Promise.withResolvers<void>();
      const leave = () => stopped.resolve();
      stop.addEventListener('abort', leave, { once: true });
      await Promise.race([waiting.over, stopped.promise]);
      stop.removeEventListener('abort', leave);
      stop.throwIfAborted();
    },
    through() {
      steps = 0;
      trouble.value = undefined;
    },
    hurry() {
      waiting?.end.abort();
    },
  };
}
