/** `Leases` in memory: deterministic, cheap, and to be compared as plain data. */
import { checkLeaseSeconds } from '../../core/azure/limits.ts';
import type { Clock } from '../../core/clock.ts';
import type { Leases } from '../../core/leases.ts';
import { ordinal } from '../../core/ordinal.ts';
import { type Breakable, intact } from './intact.ts';

export interface MemoryLeases extends Leases, Breakable {
  /** Who has what until when (the clock's milliseconds), in ordinal order of the names; nothing that is over. */
  snapshot(): Record<string, { holder: string; until: number }>;
}

export function memoryLeases(clock: Clock): MemoryLeases {
  const leases = new Map<string, { holder: string; until: number }>();
  let holders = 0;

  const fake: MemoryLeases = {
    async acquire(name, seconds) {
      await intact(fake);
      checkLeaseSeconds(seconds);
      if ((leases.get(name)?.until ?? 0) > clock.now()) return 'taken';
      holders += 1;
      const holder = `l${holders}`;
      const hold = () => leases.set(name, { holder, until: clock.now() + seconds * 1000 });
      const mine = () => leases.get(name)?.holder === holder;
      hold();
      return {
        async renew() {
          await intact(fake);
          if (!mine()) return 'lost';
          hold();
          return 'renewed';
        },
        async release() {
          await intact(fake);
          if (mine()) leases.delete(name);
        },
      };
    },
    snapshot: () =>
      Object.fromEntries([...leases].filter(([, { until }]) => until > clock.now()).sort(([a], [b]) => ordinal(a, b))),
  };
  return fake;
}
