import { expect, test } from 'vitest';
import { createPatience } from '../../../web/upload/patience.ts';
import { fakeClock } from '../../fakes/clock.ts';

const { signal } = new AbortController();

test('pauses grow from one second to fifteen, and begin anew when something got through', async () => {
  const clock = fakeClock();
  const patience = createPatience(clock);
  const pauses: number[] = [];
  const pause = async () => {
    const from = clock.now();
    await patience.pause('away', signal);
    pauses.push((clock.now() - from) / 1000);
  };
  const all = (async () => {
    for (let time = 0; time < 5; time += 1) await pause();
    patience.through();
    await pause();
  })();
  await clock.advance(60_000);
  await all;
  expect(pauses).toEqual([1, 2, 5, 15, 15, 1]);
});

test('all that wait, wait together, and go on when somebody can not wait', async () => {
  const clock = fakeClock();
  const patience = createPatience(clock);
  const all = Promise.all([patience.pause('away', signal), patience.pause('away', signal)]);
  expect(clock.sleepers()).toBe(1);
  expect(patience.trouble.value).toBe('away');
  patience.hurry();
  await all;
});

test('a pause ends when the work is stopped', async () => {
  const patience = createPatience(fakeClock());
  const stop = new AbortController();
  const end = patience.pause('away', stop.signal).catch((error: Error) => error.message);
  stop.abort(new Error('stopped'));
  expect(await end).toBe('stopped');
});
