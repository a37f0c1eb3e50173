/** Looks things up anew when the last look is older than a second; who asks meanwhile shares the look. */
import type { Clock } from '../../core/clock.ts';

const HOLDS_MS = 1000;
/** Names come from outside: whoever makes up new ones must not fill the memory. */
const MOST = 1000;

export interface Lately<Found> {
  find(key: string): Promise<Found>;
  forget(): void;
}

export function lately<Found>(clock: Clock, look: (key: string) => Promise<Found>): Lately<Found> {
  const looks = new Map<string, { at: number; found: Promise<Found> }>();
  return {
    find(key) {
      const last = looks.get(key);
      if (last && clock.now() - last.at < HOLDS_MS) return last.found;
      if (looks.size >= MOST) looks.clear();
      const fresh = { at: clock.now(), found: look(key) };
      looks.set(key, fresh);
      // What failed is no answer to the next one who asks.
      fresh.found.catch(() => looks.get(key) === fresh && looks.delete(key));
      return fresh.found;
    },
    forget: () => looks.clear(),
  };
}
