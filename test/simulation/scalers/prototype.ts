/**
 * The early prototype's rule: each minute, four seconds for a file, one converter for two minutes of work, of which a slip
 * made one at most; and it counted only those that run, so that it started others while one started.
 */
import type { Scaler } from '../engine/run.ts';
import { startFree } from './startFree.ts';

const LOOK_SECONDS = 60;

export function prototype(): Scaler {
  return {
    name: "the prototype's rule",
    phaseSeconds: LOOK_SECONDS,
    look(world) {
      const running = world.living().filter(({ state }) => state === 'running').length;
      if (Math.min(1, (world.queue.depth() * 4) / 120) > running) startFree(world, 1);
      return LOOK_SECONDS;
    },
  };
}
