/** What every memory port does first: really wait, and fail if a test has broken it. */
import { OutageError } from '../../core/outage.ts';

export interface Breakable {
  /** While it says why, every method throws `OutageError`: the storage is away, refuses us, or lacks the thing. */
  broken?: string | undefined;
}

/** One turn of the microtask queue, so that no caller ever sees a method's effect before it has awaited it. */
export async function intact(port: Breakable): Promise<void> {
  await null;
  if (port.broken !== undefined) throw new OutageError('storage', port.broken);
}
