/** Who of all scalers acts: one at a time, by a lease. It saves double work; safety rests on `scaler.json` and the slots' names. */
import type { Clock } from '../core/clock.ts';
import type { Lease, Leases } from '../core/leases.ts';
import type { Log } from '../core/log.ts';
import { verdict } from '../core/outcome.ts';

export interface Lead {
  /** Takes the lead, or keeps it. */
  take(): Promise<'leading' | 'standing-by'>;
  /** Still ours for certain, without asking. */
  isSure(): boolean;
  giveUp(): Promise<void>;
}

/** For a scaler that can have no other beside it, or that does nothing. */
export const ALONE: Lead = { take: async () => 'leading', isSure: () => true, giveUp: async () => {} };

const LEASE_SECONDS = 60;

export function leadByLease({ leases, clock, log }: { leases: Leases; clock: Clock; log: Log }): Lead {
  let lease: Lease | undefined;
  let takenAt = Number.NEGATIVE_INFINITY;
  let standing = false;

  const acquire = async () => {
    const answer = await leases.acquire('scaler', LEASE_SECONDS);
    if (answer === 'taken') {
      if (!standing) log('scaler.standing-by', { why: 'another scaler has the lease "scaler"' });
      standing = true;
      return 'standing-by';
    }
    log('scaler.leading');
    standing = false;
    lease = answer;
    return 'leading';
  };

  return {
    async take() {
      // Before the asking: the lease begins when the storage has it, which is later.
      const now = clock.now();
      if ((await lease?.renew()) === 'lost') lease = undefined;
      const how = lease ? 'leading' : await acquire();
      if (how === 'leading') takenAt = now;
      return how;
    },
    isSure: () => lease !== undefined && clock.now() - takenAt < LEASE_SECONDS * 1000,
    async giveUp() {
      const held = lease;
      lease = undefined;
      standing = false;
      try {
        await held?.release();
      } catch (error) {
        // It ends by itself within the minute.
        if (verdict(error).kind !== 'outage') throw error;
      }
    },
  };
}
