/**
 * KEDA's ScaledObject on a storage queue, by its documentation: KEDA wakes a deployment and puts it to sleep, and in between
 * Kubernetes' HorizontalPodAutoscaler wants one converter for so many messages, hidden and held ones counted. Converters do
 * not leave by themselves; what is killed gives its message back at once.
 */
import type { Scaler } from '../engine/run.ts';
import type { World } from '../engine/world.ts';
import { startFree } from './startFree.ts';

const SYNC_SECONDS = 15;
const POLL_SECONDS = 30;
const COOL_DOWN_SECONDS = 300;
const STABLE_SECONDS = 300;
const TOLERANCE = 0.1;

/** KEDA's own default for `queueLength` is 5. */
export function scaledObject(name: string, queueLength: number): Scaler {
  let wanted = 0;
  let polledAt = Number.NEGATIVE_INFINITY;
  let activeAt = 0;
  let advice: { at: number; wanted: number }[] = [];
  return {
    name,
    phaseSeconds: POLL_SECONDS,
    look(world) {
      const now = world.agenda.now();
      const depth = world.queue.depth();
      world.keep(Number.POSITIVE_INFINITY);
      if (wanted > 0) {
        const advised = Math.min(world.setup.most, Math.max(1, adviseReplicas(wanted, depth, queueLength)));
        advice = [...advice.filter(({ at }) => now - at < STABLE_SECONDS), { at: now, wanted: advised }];
        wanted = stabilised(wanted, advised, advice);
      }
      if (now - polledAt >= POLL_SECONDS) {
        polledAt = now;
        if (depth > 0) activeAt = now;
        if (depth > 0) wanted = Math.max(1, wanted);
        else if (now - activeAt > COOL_DOWN_SECONDS) wanted = 0;
      }
      apply(world, wanted);
      return SYNC_SECONDS;
    },
  };
}

/** As many as the messages ask for, unless that differs little from what there is. */
export function adviseReplicas(current: number, depth: number, queueLength: number): number {
  const ratio = depth / (current * queueLength);
  return Math.abs(ratio - 1) <= TOLERANCE ? current : Math.ceil(depth / queueLength);
}

/** Upwards at most twice as many or four more at a time; downwards no further than the highest advice of five minutes. */
export function stabilised(current: number, advised: number, advice: { wanted: number }[]): number {
  if (advised > current) return Math.min(advised, Math.max(2 * current, current + 4));
  return Math.min(current, Math.max(...advice.map(({ wanted }) => wanted)));
}

/** The youngest go first. */
function apply(world: World, wanted: number): void {
  const living = world.living().sort((one, other) => other.acceptedAt - one.acceptedAt);
  for (const { name } of living.slice(0, Math.max(0, living.length - wanted))) world.remove(name);
  startFree(world, wanted - living.length);
}
