/** Waits until no converter has a file in hand that it took before now. */
import type { Clock } from '../../core/clock.ts';
import { converterStatus } from '../../core/converterStatus.ts';
import { OutageError } from '../../core/outage.ts';
import type { Storage } from '../../core/storage.ts';

const LOOK_AGAIN_MS = 1000;
/** A file may take two minutes, a heartbeat a quarter of one. */
const PATIENCE_MS = 180_000;

/** `onWait` is told whom it waits for. Throws `OutageError` if one goes on and on, or the reason of `stop`. */
export async function whenIdle(
  storage: Storage,
  clock: Clock,
  stop: AbortSignal,
  onWait: (names: string[]) => void,
): Promise<void> {
  const told = new Map<string, string>();
  for await (const beat of storage.converters.list()) told.set(beat.key, beat.etag);

  const busy = async () => {
    const names: string[] = [];
    for await (const beat of storage.converters.list()) {
      const { silent, jobs, name } = converterStatus(beat, clock.now());
      // By its ETag, not by its time: a heartbeat from before now proves nothing, and clocks differ.
      const heard = beat.etag !== told.get(beat.key);
      if (!silent && (!heard || jobs.length > 0)) names.push(name);
    }
    return names;
  };
  const deadline = clock.now() + PATIENCE_MS;
  for (let names = await busy(); names.length > 0; names = await busy()) {
    onWait(names);
    if (clock.now() > deadline) {
      const who = names.join(', ');
      throw new OutageError('converter', `${who} still has files in hand. Stop it, then run npm run clear-all again.`);
    }
    await clock.sleep(LOOK_AGAIN_MS, stop);
    stop.throwIfAborted();
  }
}
