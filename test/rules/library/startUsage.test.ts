/** When a program accounts for what it uses: each minute that it is at work, and when it leaves. */
import { expect, test } from 'vitest';
import { startUsage } from '../../../library/startUsage.ts';
import { aLibrary } from '../aLibrary.ts';
import { watch } from '../watch.ts';

/** A program whose accounting is itself a call, as it is of all programs. */
function aProgram() {
  const { storage, clock } = aLibrary();
  const started = clock.now();
  const operations = { read: 0, write: 0 };
  const written: number[] = [];
  const { state } = watch(storage, ({ does }) => {
    if (does !== 'state.put') return;
    operations.write += 1;
    written.push((clock.now() - started) / 1000);
  });
  const usage = startUsage({ state, clock, log: () => {}, program: 'api', name: 'pi-1', operations });
  return { clock, operations, written, usage };
}

test('each minute and at the end, and not after', async () => {
  const { clock, operations, written, usage } = aProgram();
  for (let second = 0; second < 150; second += 10) {
    operations.read += 1;
    await clock.advance(10_000);
  }
  expect(written).toEqual([60, 120]);
  await usage.end();
  await clock.advance(150_000);
  expect(written).toEqual([60, 120, 150]);
});

test('not while it idles: its own accounting is no work', async () => {
  const { clock, operations, written, usage } = aProgram();
  operations.read += 1;
  await clock.advance(86_000_000);
  expect(written).toEqual([60]);
  operations.read += 1;
  await clock.advance(120_000);
  expect(written).toEqual([60, 86_040]);
  await usage.end();
});
