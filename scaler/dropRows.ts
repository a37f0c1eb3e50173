/** Removes the heartbeats that killed converters of the fleet have left behind; one that tells of an outage is for people to see. */
import type { Slot } from '../core/fleet.ts';
import type { Plan } from './observation.ts';
import type { Observed } from './observe.ts';
import type { ScalerParts } from './runScaler.ts';

type Tools = Pick<ScalerParts, 'storage' | 'log' | 'policy'>;

/** After `plan` has learned from them. */
export async function dropRows({ storage, log, policy }: Tools, plan: Plan, { rows, slots }: Observed): Promise<void> {
  const states = new Map(slots.map(({ name, state }) => [name, state]));
  for (const { partition, key, etag, status } of rows) {
    const ours = policy.slots.includes(key) && !(key in plan.state.lives);
    if (!ours || status.outage !== '' || !isOver(states.get(key), status.silent)) continue;
    const outcome = await storage.converters.remove(partition, key, { ifMatch: etag });
    if (outcome === 'removed') log('heartbeat.removed', { slot: key });
  }
}

/** Where the fleet shows nothing, a fleet of that name on another machine may have it: then only silence tells. */
function isOver(state: Slot['state'] | undefined, silent: boolean): boolean {
  return state === 'ended' || state === 'failed' || (state === undefined && silent);
}
