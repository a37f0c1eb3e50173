/** Puts a scaler together from its parts. */
import type { Clock } from '../core/clock.ts';
import type { Fleet } from '../core/fleet.ts';
import type { Log } from '../core/log.ts';
import type { Storage } from '../core/storage.ts';
import { keepUsage } from '../library/keepUsage.ts';
import { ALONE, leadByLease } from './lead.ts';
import { loop } from './loop.ts';
import type { Plan, Policy } from './observation.ts';
import { usageNotes } from './usageNotes.ts';

export interface ScalerParts {
  storage: Storage;
  clock: Clock;
  log: Log;
  /** The converters go on: they leave by themselves when there is nothing left to do. */
  stop: AbortSignal;
  fleet: Fleet;
  policy: Policy;
  /** Whether its converters take from `jobs-later`. */
  takesLater: boolean;
  /** What this scaler is called in its own usage. */
  name: string;
  /** Between rounds while there is work. */
  busySeconds: number;
  /** Between looks while there is none, at most. */
  longestSeconds: number;
  /** Nobody else can be the scaler of this account: the lease is not needed. */
  alone: boolean;
  /** Decides and says so, and does nothing. */
  dryRun: boolean;
  until: 'stopped' | 'once' | 'idle';
  /** Calls so far, by what they are billed as; counted by others, all the time. */
  calls: Record<string, number>;
  /** Told of each whole round. */
  onPlan?(plan: Plan): void;
}

/**
 * `done`: the one round, or it was another scaler's turn. `failed`: the one round was skipped. `idle`: queues and fleet are empty.
 * `stuck`: something waits and nothing lives, and that will not change by waiting. Outages end only the one round.
 */
export type ScalerEnd = 'stopped' | 'done' | 'failed' | 'idle' | 'stuck';

export async function runScaler(parts: ScalerParts): Promise<ScalerEnd> {
  const { storage, clock, log, name, calls, alone, dryRun } = parts;
  const lead = alone || dryRun ? ALONE : leadByLease({ ...parts, leases: storage.leases });
  const usage = keepUsage({ state: storage.state, clock, log, program: 'scaler', name, operations: calls });
  const write = dryRun ? async () => {} : usage.write;
  try {
    return await loop(parts, lead, usageNotes(clock, write));
  } finally {
    await lead.giveUp();
    await write();
  }
}
