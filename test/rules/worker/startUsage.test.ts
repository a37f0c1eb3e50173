/** When a converter accounts for what it uses: each minute, and when it leaves. */
import { expect, test } from 'vitest';
import { startUsage } from '../../../worker/startUsage.ts';
import { aLibrary } from '../aLibrary.ts';
import { watch } from '../watch.ts';

test('each minute and at the end, and not after', async () => {
  const { storage, clock } = aLibrary();
  const started = clock.now();
  const written: number[] = [];
  const { state } = watch(storage, ({ does }) => does === 'state.put' && written.push(clock.now() - started));
  const usage = startUsage({ state, clock, log: () => {}, name: 'pi-1', operations: {}, work: () => ({}) });
  await clock.advance(150_000);
  expect(written).toEqual([60_000, 120_000]);
  await usage.end();
  await clock.advance(150_000);
  expect(written).toEqual([60_000, 120_000, 150_000]);
});
