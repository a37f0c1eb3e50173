/** What this browser keeps for us between visits; nothing of it is needed, so a browser that keeps nothing is no error. */

const PREFIX = 'ironviper.';

export function stored<Value>(key: string): Value | undefined {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? undefined : (JSON.parse(text) as Value);
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
