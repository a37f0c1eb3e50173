/** So many converters, always: mended within a minute, paid for to the end of the trace's span. */
import type { Scaler } from '../engine/run.ts';
import { startFree } from './startFree.ts';

const LOOK_SECONDS = 60;

export function fixedFleet(count: number, spanSeconds: number): Scaler {
  return {
    name: `a fixed fleet of ${count}`,
    phaseSeconds: 0,
    look(world) {
      const until = world.agenda.now() < spanSeconds || world.queue.depth() > 0 ? count : 0;
      world.keep(until);
      startFree(world, until - world.living().length);
      return LOOK_SECONDS;
    },
  };
}
