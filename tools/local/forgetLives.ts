/**
 * Nobody lives when a stack starts: what the last one left in writing of its converters would only be waited for, and a
 * person who has mended what stopped the starts should not wait either. What was learned and spent stays.
 */
import type { Storage } from '../../core/storage.ts';
import { readScalerState } from '../../library/readScalerState.ts';
import { writeState } from '../../scaler/writeState.ts';

/** `prefix`: that of the slots' names. */
export async function forgetLives({ state, converters }: Storage, prefix: string): Promise<void> {
  for await (const { partition, key } of converters.list()) {
    if (key.startsWith(`${prefix}-`)) await converters.remove(partition, key);
  }
  const { known, etag } = await readScalerState(state);
  if (!known) return;
  const { stopped: _, backOff: __, ...kept } = known;
  await writeState(state, { ...kept, trouble: '', lives: {}, failures: [], busy: {} }, etag);
}
