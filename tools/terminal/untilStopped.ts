/** How a tool is stopped: it finishes what it has in hand, and says how far it came. */
import { FAILED } from './command.ts';
import { onPress } from './presses.ts';
import type { Screen } from './screen.ts';

/** Aborts at the first Ctrl-C or its like; the second ends the process at once. */
export function untilStopped(screen: Screen): AbortSignal {
  const stop = new AbortController();
  const first = () => {
    screen.say('Stopping: what is in hand is finished. Ctrl-C again stops at once.');
    stop.abort();
  };
  onPress(first, () => process.exit(FAILED));
  return stop.signal;
}
