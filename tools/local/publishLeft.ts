/**
 * Publishes what is marked where no converter will: one that was killed after its last file leaves a mark and no message,
 * and nothing calls another. Its lease may have to run out first.
 */
import type { Clock } from '../../core/clock.ts';
import type { Storage } from '../../core/storage.ts';
import { compact } from '../../library/compact.ts';
import { isMarked } from '../../library/isMarked.ts';

const AGAIN_MS = 5000;

export async function publishLeft(storage: Storage, clock: Clock, stop: AbortSignal): Promise<void> {
  while (!stop.aborted && (await isMarked(storage))) {
    if ((await compact(storage)) === 'busy') await clock.sleep(AGAIN_MS, stop);
  }
}
