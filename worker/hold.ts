/** The time a message is ours: renewed at a third of it, always with the newest receipt, in order with its settlement. */
import type { Clock } from '../core/clock.ts';
import { OvertakenError } from '../core/outcome.ts';
import type { Handle, Message, Queue } from '../core/queue.ts';

export interface Hold {
  /** Ends renewing, once a renewal under way is over; the receipt that is valid then, or `lost`. */
  end(): Promise<Handle | 'lost'>;
}

/** `onLost` is called at once when somebody else has the message, or when it can't be renewed before the hold ends. */
export function startHold(
  queue: Queue,
  message: Message,
  seconds: number,
  clock: Clock,
  onLost: (error: OvertakenError) => void,
): Hold {
  const ending = new AbortController();
  let handle = message as Handle | 'lost';
  let heldUntil = clock.now() + seconds * 1000;

  const lose = (why: string, cause?: unknown) => {
    handle = 'lost';
    onLost(new OvertakenError(why, { cause }));
  };
  const renew = async (held: Handle) => {
    const asked = clock.now();
    try {
      const renewed = await queue.update(held, message.text, seconds);
      if (renewed === 'lost') return lose('Somebody else has the message.');
      handle = renewed;
      heldUntil = asked + seconds * 1000;
    } catch (error) {
      // A storage that is away for a moment costs nothing yet: the next third of the hold tries again.
      if (clock.now() >= heldUntil) lose('The hold ended before it could be renewed.', error);
    }
  };
  const renewing = (async () => {
    for (;;) {
      await clock.sleep((seconds * 1000) / 3, ending.signal);
      if (ending.signal.aborted || handle === 'lost') return;
      await renew(handle);
    }
  })();

  return {
    async end() {
      ending.abort();
      await renewing;
      return handle;
    },
  };
}
