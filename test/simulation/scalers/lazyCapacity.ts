/**
 * Lazy Capacity Provisioning (Lin, Wierman, Andrew, Thereska: Dynamic right-sizing for power-proportional data centers,
 * INFOCOM 2011), adapted. Its load is the work of each message spread evenly over the time there is for it, and it is told how
 * long each takes. Every converter costs the same a second, so the paper's two bounds are plain: the lower one is the load of
 * this moment, the upper one the highest load since waiting has cost as much as a start and an end. What it lets go leaves
 * when it has been idle, like ours.
 */
import type { Scaler } from '../engine/run.ts';
import type { World } from '../engine/world.ts';
import { startFree } from './startFree.ts';

const LOOK_SECONDS = 15;

export function lazyCapacity(): Scaler {
  let converters = 0;
  let loads: { at: number; load: number }[] = [];
  return {
    name: 'Lazy Capacity Provisioning',
    phaseSeconds: LOOK_SECONDS,
    look(world) {
      const { startUpSeconds, idleSeconds } = world.setup;
      const now = world.agenda.now();
      const load = loadOf(world);
      loads = [...loads, { at: now, load }].filter(({ at }) => now - at <= startUpSeconds + idleSeconds);
      converters = lazily(converters, load, Math.max(...loads.map((past) => past.load)));
      world.keep(converters);
      startFree(world, converters - world.living().length);
      return LOOK_SECONDS;
    },
  };
}

/** No change unless the bounds force one. */
export function lazily(current: number, lower: number, upper: number): number {
  return Math.min(upper, Math.max(lower, current));
}

function loadOf({ agenda, queue, sent, setup }: World): number {
  if (queue.depth() === 0) return 0;
  const windowSeconds = setup.targetSeconds - setup.startUpSeconds;
  let seconds = 0;
  for (let i = sent.length - 1; i >= 0 && sent[i]!.at > agenda.now() - windowSeconds; i--) seconds += sent[i]!.seconds;
  // What comes back, and what a fleet at its maximum did not finish in time, is in no window any more.
  const overdue = queue.peek(1).length;
  return Math.min(setup.most, Math.max(overdue, Math.ceil(seconds / windowSeconds)));
}
