/** The life of a converter: it works, waits out outages, and gives up when waiting does not help. */
import { describe, expect, test } from 'vitest';
import { OutageError } from '../../../core/outage.ts';
import { loop } from '../../../worker/loop.ts';
import type { Shift } from '../../../worker/shift.ts';
import { aLibrary } from '../aLibrary.ts';

const error = new OutageError('storage', 'refused');
const outage: Shift = { ended: 'outage', error, settled: 0 };
const outageAfterWork: Shift = { ...outage, settled: 1 };

async function living(...shifts: Shift[]) {
  const { clock } = aLibrary();
  const stop = new AbortController();
  const begun: number[] = [];
  const started = clock.now();
  const said: (OutageError | undefined)[] = [];
  const logged: string[] = [];
  const leaving = loop({
    clock,
    log: (event) => logged.push(event),
    stop: stop.signal,
    outageSeconds: 60,
    work: async () => {
      begun.push((clock.now() - started) / 1000);
      return shifts.shift() ?? { ended: 'idle', settled: 0 };
    },
    onOutage: (trouble) => said.push(trouble),
  });
  await clock.advance(0);
  return { clock, stop, begun, said, logged, leaving };
}

test.each(['idle', 'stopped'] as const)('a shift that ends %s ends the converter', async (ended) => {
  const { leaving, begun, logged } = await living({ ended, settled: 3 });
  expect(await leaving).toBe(ended);
  expect(begun).toEqual([0]);
  expect(logged).toEqual([]);
});

describe('an outage', () => {
  test('is said, waited out, and then there is work again', async () => {
    const { leaving, clock, begun, said, logged } = await living(outage);
    expect(said).toEqual([error]);
    await clock.advance(60_000);
    expect(await leaving).toBe('idle');
    expect(begun).toEqual([0, 60]);
    expect(logged).toEqual(['outage.declared']);
  });

  test('that five waits do not end is somebody else’s to mend', async () => {
    const { leaving, clock, begun, logged, said } = await living(...Array(9).fill(outage));
    await clock.advance(1_000_000);
    expect(await leaving).toBe('outage');
    expect(begun).toEqual([0, 60, 120, 180, 240, 300]);
    expect(logged).toEqual([...Array(5).fill('outage.declared'), 'converter.gave-up']);
    expect(said).toHaveLength(6);
  });

  test('with something done in between begins the count anew', async () => {
    const { leaving, clock, begun } = await living(
      outage,
      outage,
      outage,
      outage,
      outageAfterWork,
      ...Array(9).fill(outage),
    );
    await clock.advance(1_000_000);
    expect(await leaving).toBe('outage');
    expect(begun).toHaveLength(10);
  });

  test('with something done each time never ends the converter', async () => {
    const { leaving, clock, begun } = await living(...Array(20).fill(outageAfterWork));
    await clock.advance(20 * 60_000);
    expect(await leaving).toBe('idle');
    expect(begun).toHaveLength(21);
  });

  test('is not waited out by a converter that must leave', async () => {
    const { leaving, stop, begun, clock } = await living(outage);
    await clock.advance(10_000);
    stop.abort();
    expect(await leaving).toBe('stopped');
    expect(begun).toEqual([0]);
  });
});
