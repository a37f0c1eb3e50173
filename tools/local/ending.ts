/** How a run ends before its time: by Ctrl-C and its like, or because something is broken. */
import { onPress } from '../terminal/presses.ts';
import type { Screen } from '../terminal/screen.ts';

export interface Ending {
  /** Aborts when it is time to stop. */
  signal: AbortSignal;
  /** Settles then. */
  reached: Promise<void>;
  /** Stops, and says why; only the first reason counts. */
  fail(why: string): void;
  /** `broken` has been said. */
  how(): { ended: 'stopped' | 'broken' };
}

/** `atOnce` is what a second Ctrl-C does. */
export function openEnding(screen: Screen, atOnce: () => void): Ending {
  const stop = new AbortController();
  let broken = false;

  const pressed = () => {
    screen.settle();
    screen.say('Stopping: what is in hand is finished or given back. Ctrl-C again stops at once.');
    stop.abort();
  };
  onPress(pressed, atOnce);

  return {
    signal: stop.signal,
    reached: new Promise((resolve) => stop.signal.addEventListener('abort', () => resolve(), { once: true })),
    fail(why) {
      if (stop.signal.aborted) return;
      broken = true;
      screen.settle();
      screen.say(why);
      stop.abort();
    },
    how: () => ({ ended: broken ? 'broken' : 'stopped' }),
  };
}
