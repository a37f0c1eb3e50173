/** One converter after another, each killed after a write that none before it was killed at, until none is left. */
import { expect } from 'vitest';
import type { Killings } from './killings.ts';

/**
 * After the storage has done the write, before the converter hears of it. A kill before, during or after a request that
 * only reads leaves the same, so these are all the states that one job after the other can leave behind; the campaign
 * kills at every request, before and after, with several jobs at once. Returns what was killed after.
 */
export async function killEachWrite(killings: Killings, isOurs: (write: string) => boolean): Promise<string[]> {
  const killed: string[] = [];
  for (let seed = 1; ; seed += 1) {
    const { killedAt, state } = await killings.live({
      ...{ copies: 1, concurrency: 1, seed },
      isLast: ({ when, write }) => when === 'after' && write !== undefined && isOurs(write) && !killed.includes(write),
    });
    expect(state, `seed ${seed}, killed after: ${killedAt?.write ?? 'nothing'}`).toEqual(killings.calm);
    if (killedAt?.write === undefined) return killed;
    killed.push(killedAt.write);
  }
}
