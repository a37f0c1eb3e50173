/** What this browser keeps for us between visits; nothing of it is needed, so a browser that keeps nothing is no error. */

const PREFIX = 'ironviper.';

/** What `is` does not take for one, as what an older page kept, is as if it were not there. */
export function stored<Value>(key: string, is: (value: unknown) => boolean = () => true): Value | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
    return value !== null && is(value) ? (value as Value) : undefined;
  } catch {
    return undefined; // Blocked, or written by something else: as if it were not there.
  }
}

export function store(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Blocked or full: it is known until the page is closed.
  }
}

/** Hears of what another window of this browser keeps from now on. */
export function onStoredElsewhere(key: string, listener: (value: unknown) => void): void {
  addEventListener('storage', (event) => {
    if (event.key === PREFIX + key) listener(stored(key));
  });
}
