/** How long to wait before the manifest is looked at again. */

export interface Situation {
  /** A change of our own must come any moment. */
  often: boolean;
  /** Messages that the converters have before them. */
  depth: number;
  /** Looks in a row that found nothing new. */
  inVain: number;
  /** Looks in a row that failed. */
  failures: number;
  hidden: boolean;
  /** Since the last input. */
  idleMs: number;
}

const OFTEN_MS = 1000;
const FIRST_RETRY_MS = 1000;
const BUSY_MS = 5000;
const LONGEST_MS = 60_000;
const IDLE_MS = 5 * 60_000;

/** `Infinity`: until somebody is seen again. */
export function pauseMs({ often, depth, inVain, failures, hidden, idleMs }: Situation): number {
  if (hidden) return Number.POSITIVE_INFINITY;
  if (failures > 0) return Math.min(LONGEST_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
  if (often) return OFTEN_MS;
  if (depth > 0) return BUSY_MS;
  if (idleMs >= IDLE_MS) return Number.POSITIVE_INFINITY;
  return Math.min(LONGEST_MS, BUSY_MS * 2 ** Math.max(0, inVain - 1));
}
