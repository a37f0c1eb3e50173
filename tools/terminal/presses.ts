/** Ctrl-C and its like, as presses: npm passes on the Ctrl-C that the terminal has given us already. */

const ONE_PRESS_MS = 1000;
/** A closed terminal is SIGHUP. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls `first` at the first press, `again` at every further one. */
export function onPress(first: () => void, again: () => void): void {
  let pressedAt: number | undefined;
  const heard = () => {
    if (pressedAt === undefined) {
      pressedAt = Date.now();
      first();
    } else if (Date.now() - pressedAt > ONE_PRESS_MS) again();
  };
  for (const signal of SIGNALS) process.on(signal, heard);
}
