/** The hold on a message: renewed in time with the newest receipt, and never believed in longer than it lasts. */
import { describe, expect, test } from 'vitest';
import { OutageError } from '../../../core/outage.ts';
import type { OvertakenError } from '../../../core/outcome.ts';
import type { Queue } from '../../../core/queue.ts';
import { startHold } from '../../../worker/hold.ts';
import { aLibrary } from '../aLibrary.ts';

/** A message held for 120 s over a queue whose `update` is told before it is done. */
async function held(before: (receipt: string) => unknown = () => undefined) {
  const { storage, clock } = aLibrary();
  const { jobs } = storage;
  await jobs.send('text');
  const [message] = await jobs.receive(1, 120);
  if (!message) throw new Error('There is no message.');
  const updates: { at: number; receipt: string; text: string; seconds: number }[] = [];
  const started = clock.now();
  const update: Queue['update'] = async (handle, text, seconds) => {
    updates.push({ at: (clock.now() - started) / 1000, receipt: handle.receipt, text, seconds });
    await before(handle.receipt);
    return jobs.update(handle, text, seconds);
  };
  const lost: OvertakenError[] = [];
  const hold = startHold({ ...jobs, update }, message, 120, clock, (error) => lost.push(error));
  return { clock, jobs, message, updates, lost, hold };
}

describe('renewing', () => {
  test('happens at each third, for the whole time again', async () => {
    const { clock, updates, hold } = await held();
    await clock.advance(39_999);
    expect(updates).toEqual([]);
    await clock.advance(80_001);
    expect(updates.map(({ at, text, seconds }) => ({ at, text, seconds }))).toEqual([
      { at: 40, text: 'text', seconds: 120 },
      { at: 80, text: 'text', seconds: 120 },
      { at: 120, text: 'text', seconds: 120 },
    ]);
    await hold.end();
  });

  test('each time shows the receipt that the last time gave', async () => {
    const { clock, updates, message, hold, jobs } = await held();
    await clock.advance(120_000);
    const receipts = updates.map((update) => update.receipt);
    expect(receipts[0]).toBe(message.receipt);
    expect(new Set(receipts).size).toBe(3);
    const handle = await hold.end();
    if (handle === 'lost') throw new Error('The hold was never lost.');
    expect(await jobs.remove(handle)).toBe('removed');
  });

  test('keeps the message from everybody else', async () => {
    const { clock, jobs, hold } = await held();
    await clock.advance(1_000_000);
    expect(await jobs.receive(1, 1)).toEqual([]);
    await hold.end();
    await clock.advance(119_000);
    expect(await jobs.receive(1, 1)).toEqual([]);
    await clock.advance(1_000);
    expect(await jobs.receive(1, 1)).toHaveLength(1);
  });

  test('is over when the hold is', async () => {
    const { clock, updates, hold } = await held();
    await hold.end();
    await clock.advance(1_000_000);
    expect(updates).toEqual([]);
  });
});

describe('a hold is lost', () => {
  test('when somebody else has the message, and that is told at once', async () => {
    const { clock, jobs, message, lost, hold, updates } = await held();
    await jobs.update(message, 'text', 0);
    await clock.advance(40_000);
    expect(lost).toMatchObject([{ name: 'OvertakenError' }]);
    await clock.advance(1_000_000);
    expect(updates).toHaveLength(1);
    expect(lost).toHaveLength(1);
    expect(await hold.end()).toBe('lost');
  });

  test('when it can’t be renewed before it ends', async () => {
    const outage = new OutageError('storage', 'away');
    const { clock, lost, hold } = await held(() => Promise.reject(outage));
    await clock.advance(119_999);
    expect(lost).toEqual([]);
    await clock.advance(1);
    expect(lost).toMatchObject([{ name: 'OvertakenError', cause: outage }]);
    expect(await hold.end()).toBe('lost');
  });
});

test('a storage that is away for a while costs nothing', async () => {
  let away = 2;
  const { clock, lost, hold, jobs } = await held(() =>
    away-- > 0 ? Promise.reject(new OutageError('storage', 'away')) : undefined,
  );
  // Away at 40 and 80 s; at 120 s, just in time, it is renewed until 240 s.
  await clock.advance(119_999);
  expect(lost).toEqual([]);
  const handle = await hold.end();
  if (handle === 'lost') throw new Error('The hold was never lost.');
  expect(await jobs.remove(handle)).toBe('removed');
});

test('a storage that comes back in the second third holds for the whole time again', async () => {
  let away = 1;
  const { clock, lost, hold } = await held(() =>
    away-- > 0 ? Promise.reject(new OutageError('storage', 'away')) : undefined,
  );
  await clock.advance(80_000);
  away = 2;
  await clock.advance(80_000);
  expect(lost).toEqual([]);
  expect(await hold.end()).not.toBe('lost');
});

test('an end waits for the renewal that is under way, and has its receipt', async () => {
  let answer = () => {};
  const { clock, hold, jobs, message } = await held(() => new Promise<void>((resolve) => (answer = resolve)));
  await clock.advance(40_000);
  let ended = false;
  const ending = hold.end().finally(() => (ended = true));
  await clock.advance(10_000);
  expect(ended).toBe(false);
  answer();
  const handle = await ending;
  if (handle === 'lost') throw new Error('The hold was never lost.');
  expect(handle.receipt).not.toBe(message.receipt);
  expect(await jobs.remove(handle)).toBe('removed');
});

test('a hold that was never renewed ends with the receipt it began with', async () => {
  const { hold, message } = await held();
  expect(await hold.end()).toMatchObject({ id: message.id, receipt: message.receipt });
});
