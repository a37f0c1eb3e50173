/** Waits for what a converter makes of a file. */
import { type Known, readKnown } from './knownOf.ts';

const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 10_000;
const GROWTH = 1.4;

/**
 * The record as soon as it is done. Nothing where that was aborted. Read from the storage itself: what has failed once
 * more has the state that it had.
 */
export async function converted(
  id: string,
  isDone: (record: Known) => boolean,
  signal: AbortSignal,
): Promise<Known | undefined> {
  for (let pause = PAUSE_MS; !signal.aborted; pause = Math.min(pause * GROWTH, LONGEST_PAUSE_MS)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    // An API that does not answer is asked again: its own bar says so meanwhile.
    const record = signal.aborted ? undefined : await readKnown(id, signal).catch(() => undefined);
    if (record && isDone(record)) return record;
  }
  return undefined;
}
