/** A storage that does not answer is waited for, by all together; one that refuses is not. */
import { beforeEach, expect, test } from 'vitest';
import { OutageError } from '../../core/outage.ts';
import { openPatience, type Patience } from '../../tools/terminal/patience.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';

const silence = () => new OutageError('storage', 'no answer', { passing: true });

let clock: FakeClock;
let stop: AbortController;
let patience: Patience;
beforeEach(() => {
  clock = fakeClock();
  stop = new AbortController();
  patience = openPatience(clock, 'family', stop.signal);
});

/** Work that fails until the clock shows so many seconds, and when it was tried. */
function until(seconds: number) {
  const began = clock.now();
  const tries: number[] = [];
  const work = async () => {
    const now = (clock.now() - began) / 1000;
    tries.push(now);
    if (now < seconds) throw silence();
    return 'done';
  };
  return { work, tries };
}

test('it is tried again after pauses that grow from one second to thirty, and says so', async () => {
  const { work, tries } = until(100);
  const end = patience.through(work);
  expect(patience.note()).toBe(undefined);
  await clock.advance(500);
  expect(patience.note()).toBe('no answer from family: trying again in 1 s');
  await clock.advance(19_500);
  expect(patience.note()).toBe('no answer from family: trying again in 11 s');
  await clock.advance(101_000);
  expect(await end).toBe('done');
  expect(tries).toEqual([0, 1, 3, 7, 15, 31, 61, 91, 121]);
  expect(patience.note()).toBe(undefined);
});

test('all wait for the end of one pause, and after an answer pauses are short again', async () => {
  const some = [until(2), until(2), until(2)];
  const ends = Promise.all(some.map(({ work }) => patience.through(work)));
  await clock.advance(3000);
  await ends;
  expect(some.map(({ tries }) => tries)).toEqual([
    [0, 1, 3],
    [0, 1, 3],
    [0, 1, 3],
  ]);
  const next = until(1);
  const end = patience.through(next.work);
  await clock.advance(1000);
  await end;
  expect(next.tries).toEqual([0, 1]);
});

test('what begins during a pause waits for its end', async () => {
  const [first, second] = [until(1), until(0)];
  const ends = [patience.through(first.work)];
  await clock.advance(200);
  ends.push(patience.through(second.work));
  await clock.advance(800);
  await Promise.all(ends);
  expect(second.tries).toEqual([1]);
});

test('after five minutes without an answer it is over; one that came midway begins them anew', async () => {
  const never = until(Infinity);
  const end = expect(patience.through(never.work)).rejects.toThrow('no answer');
  await clock.advance(400_000);
  await end;
  expect(never.tries.at(-1)).toBe(301);

  let tries = 0;
  const slow = patience.through(async (heard) => {
    tries += 1;
    if (tries === 5) heard();
    if (tries < 15) throw silence();
  });
  await clock.advance(500_000);
  await slow;
  expect(tries).toBe(15);
});

test('what alone goes unanswered for five minutes is no outage that all should wait for', async () => {
  const never = patience.through(until(Infinity).work).catch((error: OutageError) => error.passing);
  for (let i = 0; i < 40; i++) {
    void patience.through(async () => {});
    await clock.advance(10_000);
  }
  expect(await never).toBe(false);

  const alone = patience.through(until(Infinity).work).catch((error: OutageError) => error.passing);
  await clock.advance(400_000);
  expect(await alone).toBe(true);
});

test('a refusal, and trouble of the file, are not waited for', async () => {
  const refusal = new OutageError('storage', 'refused');
  await expect(patience.through(() => Promise.reject(refusal))).rejects.toBe(refusal);
  await expect(patience.through(() => Promise.reject(new Error('EIO')))).rejects.toThrow('EIO');
  expect(clock.sleepers()).toBe(0);
});

test('stopped, nobody waits any longer, and nothing new begins', async () => {
  const { work, tries } = until(10);
  const end = expect(patience.through(work)).rejects.toThrow('stopped');
  await clock.advance(1500);
  stop.abort(new Error('stopped'));
  await end;
  await expect(patience.through(work)).rejects.toThrow('stopped');
  expect(tries).toEqual([0, 1]);
});
