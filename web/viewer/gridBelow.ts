/** The grid that the viewer lies over, where it shows the list that one walks through. */
import { currentList } from '../grid/currentList.ts';
import type { Place } from './place.ts';

export interface GridBelow {
  /** Brings the tile of what is looked at into view. */
  reveal(options?: { focus: boolean }): void;
  /** Where that tile is on screen. */
  box(): DOMRect | undefined;
}

export function gridBelow(place: Pick<Place, 'inList'>): GridBelow {
  const find = () => {
    const there = place.inList();
    const below = currentList.peek();
    return there && below?.grid && below.source === there.source ? { grid: below.grid, index: there.index } : undefined;
  };
  return {
    reveal(options) {
      const found = find();
      found?.grid.reveal(found.index, { at: 'nearest', ...options });
    },
    box() {
      const found = find();
      return found?.grid.boxOf(found.index);
    },
  };
}
