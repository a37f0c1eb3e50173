/** How far an upload is, as it is shown. */
import type { Intake } from './intake.ts';
import type { Lanes } from './lanes.ts';
import type { Meter } from './meter.ts';
import type { Patience } from './patience.ts';
import type { Counts, Queue } from './queue.ts';

export interface Progress {
  phase: 'idle' | 'sending' | 'paused';
  /** Folders are being walked. */
  reading: boolean;
  counts: Readonly<Counts>;
  /** Left out, since nobody made it. */
  skipped: number;
  /** Of all files, and of what is done with or lies in the storage. */
  totalBytes: number;
  doneBytes: number;
  bytesPerSecond?: number | undefined;
  /** Why it stands still. */
  trouble?: string | undefined;
}

/** Of files that are still to be sent. */
export const OPEN = ['waiting', 'sending'] as const;

interface Parts {
  queue: Queue;
  lanes: Lanes;
  intake: Intake;
  meter: Meter;
  patience: Patience;
  /** Why nothing may be sent at all. */
  refusal: string | undefined;
}

export function progressOf({ queue, lanes, intake, meter, patience, refusal }: Parts): Progress {
  const { total, done } = queue.bytes();
  const busy = lanes.busy();
  const isOpen = OPEN.some((state) => queue.counts[state] > 0);
  return {
    phase: isOpen && lanes.halted() ? 'paused' : busy ? 'sending' : 'idle',
    reading: intake.reading(),
    counts: { ...queue.counts },
    skipped: intake.skipped().count,
    totalBytes: total,
    doneBytes: done + meter.there(),
    bytesPerSecond: busy ? meter.rate() : undefined,
    trouble: refusal ?? (busy ? patience.trouble.value : undefined),
  };
}
