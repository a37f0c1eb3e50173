/** How a platform starts so many more: in any slot where nothing lives, whatever became of the life before. */
import type { World } from '../engine/world.ts';

export function startFree({ names, slots, start, remove }: World, count: number): void {
  let left = count;
  for (const name of names) {
    if (left <= 0) return;
    const state = slots.get(name)?.state;
    if (state === 'starting' || state === 'running') continue;
    if (state === 'failed') remove(name);
    if (start(name).kind === 'started') left -= 1;
  }
}
