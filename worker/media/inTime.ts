import { FaultError } from '../../core/fault.ts';
import { within } from './within.ts';

/** Runs `work` with a signal that aborts with `stop`, or with fault `too-slow` after so many seconds. Waits no longer. */
export async function inTime<T>(
  seconds: number,
  stop: AbortSignal,
  doing: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const slow = new AbortController();
  const tooSlow = () => slow.abort(new FaultError('too-slow', `${doing} took longer than ${seconds} s.`));
  const timer = setTimeout(tooSlow, seconds * 1000);
  const signal = AbortSignal.any([stop, slow.signal]);
  try {
    return await within(signal, work(signal));
  } finally {
    clearTimeout(timer);
  }
}
