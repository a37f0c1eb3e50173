/** Finds ids: a hash table over the column itself, 4 to 8 bytes an id where a `Map` takes 40. */

import { once } from '../../core/once.ts';

export interface Positions {
  /** The first that has this id. */
  of(id: string): number | undefined;
  /** Of ids that came before, ascending. */
  doubled: readonly number[];
}

const FREE = 0;

/** Of one column, however often it is asked for. */
export const positionsOf = once((ids: readonly string[]): Positions => {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * ids.length + 1)));
  const mask = slots.length - 1;
  const doubled: number[] = [];
  /** The slot that has this id, or the free one where it belongs. */
  const slotOf = (id: string) => {
    let slot = mixed(id) & mask;
    while (slots[slot] !== FREE && ids[(slots[slot] as number) - 1] !== id) slot = (slot + 1) & mask;
    return slot;
  };
  ids.forEach((id, position) => {
    const slot = slotOf(id);
    if (slots[slot] === FREE) slots[slot] = position + 1;
    else doubled.push(position);
  });
  return {
    doubled,
    of(id) {
      const found = slots[slotOf(id)];
      return found ? found - 1 : undefined;
    },
  };
});

/** FNV-1a: an id may come from anybody. */
function mixed(id: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01_00_01_93);
  return hash >>> 0;
}
