/** One actor after the other, with nobody beside it: each step is answered at once. */
import type { Clock } from '../../../core/clock.ts';
import type { Storage } from '../../../core/storage.ts';
import { steppingStorage } from '../world/ports.ts';
import { type Compared, type Op, turns, type World } from '../world/world.ts';
import type { Program } from './moment.ts';

export interface Alone {
  storage: Storage;
  world(): World;
  now(): number;
  pass(ms: number): void;
  run(program: Program): Promise<string>;
  /** A step that nobody's program takes. */
  take(op: Op): void;
}

const PAGE = 100;

export function alone(start: World, hour: number, compared: Compared): Alone {
  let [world, time] = [start, hour];
  const take = (op: Op) => {
    const [next, answer] = turns(world, op, time, compared)[0]!;
    world = next;
    return answer.value;
  };
  const storage = steppingStorage(async (op) => take(op), PAGE);
  return {
    storage,
    world: () => world,
    now: () => time,
    pass(ms) {
      time += ms;
    },
    run: (program) => program(storage, { now: () => time, sleep: untilAborted }),
    take,
  };
}

/** The process sleeps as long as it pleases: what a timer would do, never comes. */
export const untilAborted: Clock['sleep'] = (_, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
