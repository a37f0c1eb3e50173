/** How a run ends before its time: by Ctrl-C and its like, or because something is broken. */
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

/** npm passes on the Ctrl-C that the terminal has given us already: one press must not count twice. */
const ONE_PRESS_MS = 1000;

/** `atOnce` is what a second Ctrl-C does. */
export function openEnding(screen: Screen, atOnce: () => void): Ending {
  const stop = new AbortController();
  let pressedAt: number | undefined;
  let broken = false;

  const heard = () => {
    if (pressedAt !== undefined) {
      if (Date.now() - pressedAt > ONE_PRESS_MS) atOnce();
      return;
    }
    pressedAt = Date.now();
    screen.settle();
    screen.say('Stopping: what is in hand is finished or given back. Ctrl-C again stops at once.');
    stop.abort();
  };
  // A closed terminal is SIGHUP.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard);

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
