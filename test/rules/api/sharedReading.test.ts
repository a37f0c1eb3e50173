/** How many readings it takes to answer many who ask. */
import { expect, test } from 'vitest';
import { sharedReading } from '../../../api/sharedReading.ts';
import { fakeClock } from '../../fakes/clock.ts';

test('a reading that takes long is shared for as long as it takes, and kept from its end on', async () => {
  const clock = fakeClock();
  const ends: ((number: number) => void)[] = [];
  const ask = sharedReading(clock, 2000, () => new Promise<number>((resolve) => ends.push(resolve)));
  const early = ask();
  await clock.advance(60_000);
  const late = ask();
  ends[0]?.(1);
  expect(await Promise.all([early, late])).toEqual([1, 1]);
  await clock.advance(1999);
  expect([await ask(), ends.length]).toEqual([1, 1]);
  await clock.advance(1);
  void ask();
  expect(ends.length).toBe(2);
});
