/** Reads who is signed in for as long as the page is open: in time before the credential for pictures ends, and when somebody comes back to it. */
import { systemClock } from '../../core/clock.ts';
import { readAgainInMs } from './mediaLife.ts';
import { keepSession, session } from './session.ts';

/** So long away, somebody may have been invited, or had their invitation taken back. */
const LONG_MS = 60 * 60 * 1000;

export async function followSession(): Promise<never> {
  let readAt = 0;
  let back = new AbortController();
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && Date.now() - readAt >= LONG_MS) back.abort();
  });
  for (;;) {
    await keepSession();
    readAt = Date.now();
    back = new AbortController();
    await systemClock.sleep(session.value ? readAgainInMs(session.value) : LONG_MS, back.signal);
  }
}
