/** What every memory port awaits first: a turn for everybody else, and a failure if a test has broken it. */
import { OutageError } from '../../core/outage.ts';

export interface Breakable {
  /** While it says why, every method throws `OutageError`: the storage is away, refuses us, or lacks the thing. */
  broken?: string | undefined;
}

/** Asynchronous so that no method has an effect, or an answer, before its caller awaits it. */
export async function intact({ broken }: Breakable): Promise<void> {
  if (broken !== undefined) throw new OutageError('storage', broken);
}
