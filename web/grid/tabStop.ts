/** The one tile that Tab goes to: where the keyboard was last, or the first in view. */
import type { ShownRows } from './shownRows.ts';

export interface TabStop {
  index(): number;
  /** Of its photo, as far as it is known. */
  id(): string | undefined;
  set(index: number): void;
  /** The same photo has another index, and soon another tile. */
  follow(index: number): void;
}

export function tabStop(shown: Pick<ShownRows, 'tileAt'>): TabStop {
  let at = 0;
  let id: string | undefined;
  return {
    index: () => at,
    id() {
      id = shown.tileAt(at)?.photo?.id ?? id;
      return id;
    },
    set(index) {
      const before = shown.tileAt(at);
      if (before) before.link.tabIndex = -1;
      at = index;
      const now = shown.tileAt(index);
      id = now?.photo?.id;
      if (now) now.link.tabIndex = 0;
    },
    follow(index) {
      at = index;
    },
  };
}
