/** The life of a converter: work while there is work, wait out an outage, leave when told, when idle, or when it is hopeless. */
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { OutageError } from '../core/outage.ts';
import type { Shift } from './shift.ts';

export type Departure = 'stopped' | 'idle' | 'outage';

export interface LoopOptions {
  clock: Clock;
  log: Log;
  stop: AbortSignal;
  outageSeconds: number;
  /** Works until something ends it. */
  work: () => Promise<Shift>;
  /** Says what is broken, or that nothing is. */
  onOutage: (error: OutageError | undefined) => void;
}

/** After so many waits in a row in which nothing got done, somebody has to mend what is broken. */
const MOST_WAITS = 5;

export async function loop({ clock, log, stop, outageSeconds, work, onOutage }: LoopOptions): Promise<Departure> {
  for (let waits = 0; ; waits += 1) {
    const shift = await work();
    if (shift.ended !== 'outage') return shift.ended;
    if (shift.settled > 0) waits = 0;
    const { what, message } = shift.error;
    onOutage(shift.error);
    if (waits === MOST_WAITS) {
      log('converter.gave-up', { what, message, waits });
      return 'outage';
    }
    log('outage.declared', { what, message, waitSeconds: outageSeconds });
    await clock.sleep(outageSeconds * 1000, stop);
    if (stop.aborted) return 'stopped';
  }
}
