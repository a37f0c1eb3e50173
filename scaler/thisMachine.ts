/** What converters may use of this machine, or of the container that we are in. */
import { availableParallelism, totalmem } from 'node:os';
import type { Machine } from './shares.ts';

/** As for one converter alone: the rest is the system's, and the storage's. */
const OF_MEMORY = 0.75;

export function thisMachine(): Machine {
  const memory = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
  return { cores: availableParallelism(), memoryBytes: OF_MEMORY * memory };
}
