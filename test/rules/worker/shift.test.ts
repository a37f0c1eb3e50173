/** A stretch of work: how much is in hand, when it looks for more, and how it ends. */
import { describe, expect, test } from 'vitest';
import { OutageError } from '../../../core/outage.ts';
import { aShift } from './aShift.ts';

describe('work in hand', () => {
  test('is as much as there is room for, and more is taken once half of it is done', async () => {
    const { waiting, begin, inHand, end, takes, stop } = aShift({ inHand: 6 });
    waiting.push(...'abcdefghijkl');
    const { shift } = await begin();
    expect(inHand()).toEqual([...'abcdef']);
    await end('a');
    await end('c');
    expect(inHand()).toEqual([...'bdef']);
    await end('d');
    expect(inHand()).toEqual([...'befghi']);
    expect(takes.map(({ max }) => max)).toEqual([6, 3]);
    stop.abort();
    for (const name of inHand()) await end(name);
    expect(await shift).toEqual({ ended: 'stopped', settled: 9 });
  });

  test('is never less than one message', async () => {
    const { waiting, begin, inHand, stop, end } = aShift({ inHand: 1 });
    waiting.push('a', 'b');
    const { shift } = await begin();
    expect(inHand()).toEqual(['a']);
    await end('a');
    expect(inHand()).toEqual(['b']);
    stop.abort();
    await end('b');
    await shift;
  });

  test('goes on while some of it takes long', async () => {
    const { waiting, begin, inHand, end, stop, clock } = aShift();
    waiting.push('slow', 'a');
    const { shift } = await begin();
    await end('a');
    waiting.push('b');
    await clock.advance(250);
    expect(inHand()).toEqual(['slow', 'b']);
    stop.abort();
    await end('slow');
    await end('b');
    expect(await shift).toMatchObject({ settled: 3 });
  });

  test('has the library published now and then', async () => {
    const { waiting, begin, end, stop, published } = aShift();
    waiting.push('a');
    const { shift } = await begin();
    expect(new Set(published)).toEqual(new Set(['busy']));
    stop.abort();
    await end('a');
    await shift;
  });
});

describe('idle', () => {
  test('it looks ever more seldom, and leaves when that has lasted long enough', async () => {
    const { begin, takes, clock } = aShift();
    const { shift, over } = await begin();
    await clock.advance(60_000);
    expect(over()).toBe(false);
    await clock.advance(1_750);
    expect(await shift).toEqual({ ended: 'idle', settled: 0 });
    expect(takes.map(({ at }) => at)).toEqual([0, 0.25, 0.75, 1.75, 3.75, 7.75, 15.75, 31.75, 61.75]);
  });

  test('it leaves as soon as that is long enough', async () => {
    const { begin, clock, takes } = aShift({ idleSeconds: 0.75 });
    const { shift } = await begin();
    await clock.advance(10_000);
    expect(await shift).toEqual({ ended: 'idle', settled: 0 });
    expect(takes.map(({ at }) => at)).toEqual([0, 0.25, 0.75]);
  });

  test('it looks at least as often as it is set to', async () => {
    const { begin, takes, clock, stop } = aShift({ pollSeconds: 1, idleSeconds: 0 });
    const { shift } = await begin();
    await clock.advance(4_000);
    expect(takes.map(({ at }) => at)).toEqual([0, 0.25, 0.75, 1.75, 2.75, 3.75]);
    stop.abort();
    await shift;
  });

  test('it never leaves where it may not', async () => {
    const { begin, clock, over, stop } = await never({ idleSeconds: 0 });
    expect(over()).toBe(false);
    stop.abort();
    await clock.advance(0);
    expect(await begin).toEqual({ ended: 'stopped', settled: 0 });
  });

  test('it stays while something is still to be published', async () => {
    const whenDry = async () => false;
    const { clock, over, stop, begin } = await never({ publisher: { whileBusy: () => {}, whenDry } });
    expect(over()).toBe(false);
    stop.abort();
    await clock.advance(0);
    await begin;
  });

  /** An hour with nothing to do. */
  async function never(changes: Parameters<typeof aShift>[0]) {
    const shift = aShift(changes);
    const { shift: begin, over } = await shift.begin();
    await shift.clock.advance(3_600_000);
    return { ...shift, begin, over };
  }

  test('work in between begins the time anew', async () => {
    const { begin, waiting, clock, end, inHand, seconds } = aShift();
    const { shift, over } = await begin();
    await clock.advance(20_000);
    waiting.push('a');
    await clock.advance(20_000);
    expect(inHand()).toEqual(['a']);
    await end('a');
    const done = seconds();
    await clock.advance(59_999);
    expect(over()).toBe(false);
    await clock.advance(30_000);
    expect(await shift).toEqual({ ended: 'idle', settled: 1 });
    expect(seconds() - done).toBeGreaterThan(60);
  });

  test('it looks for work again at once after work', async () => {
    const { begin, waiting, clock, end, takes, stop, seconds } = aShift();
    const { shift } = await begin();
    await clock.advance(20_000);
    waiting.push('a');
    await clock.advance(20_100);
    await end('a');
    const done = seconds();
    await clock.advance(1_000);
    expect(takes.map(({ at }) => at - done).filter((at) => at >= 0)).toEqual([0, 0.25, 0.75]);
    stop.abort();
    await shift;
  });
});

describe('told to stop', () => {
  test('it takes nothing more, finishes what is in hand, and leaves', async () => {
    const { begin, waiting, stop, end, takes, inHand, clock } = aShift();
    waiting.push('a', 'b');
    const { shift, over } = await begin();
    const before = takes.length;
    waiting.push('c');
    stop.abort();
    await clock.advance(10_000);
    expect(inHand()).toEqual(['a', 'b']);
    await end('a');
    expect(over()).toBe(false);
    await end('b');
    expect(await shift).toEqual({ ended: 'stopped', settled: 2 });
    expect(clock.sleepers()).toBe(0);
    expect(takes).toHaveLength(before);
  });

  test('it gives back what is not finished in fifteen seconds', async () => {
    const { begin, waiting, stop, inHand, clock } = aShift();
    waiting.push('a', 'b');
    const { shift, over } = await begin();
    stop.abort();
    await clock.advance(0);
    await clock.advance(14_999);
    expect(inHand()).toEqual(['a', 'b']);
    expect(over()).toBe(false);
    await clock.advance(1);
    expect(await shift).toEqual({ ended: 'stopped', settled: 0 });
  });

  test('it waits until what it gives back is given back', async () => {
    let give = () => {};
    const giving = new Promise<void>((resolve) => (give = resolve));
    const { begin, waiting, stop, clock } = aShift({
      attempt: async (_, stopped) => {
        await new Promise((resolve) => stopped.addEventListener('abort', resolve));
        await giving;
        return { kind: 'stopped' };
      },
    });
    waiting.push('a');
    const { shift, over } = await begin();
    stop.abort();
    await clock.advance(60_000);
    expect(over()).toBe(false);
    give();
    expect(await shift).toEqual({ ended: 'stopped', settled: 0 });
    expect(clock.sleepers()).toBe(0);
  });

  test('it leaves at once if it has nothing to do', async () => {
    const { begin, stop, seconds, clock } = aShift();
    const { shift } = await begin();
    await clock.advance(10_000);
    stop.abort();
    expect(await shift).toEqual({ ended: 'stopped', settled: 0 });
    expect(seconds()).toBe(10);
  });

  test('before it began, it takes nothing', async () => {
    const { begin, stop, waiting, takes } = aShift();
    waiting.push('a');
    stop.abort();
    expect(await (await begin()).shift).toEqual({ ended: 'stopped', settled: 0 });
    expect(takes).toEqual([]);
  });
});

describe('a queue that can’t be asked', () => {
  test('is an outage at once: what is in hand is given back', async () => {
    const outage = new OutageError('storage', 'refused');
    const { begin, waiting, clock, seconds, inHand } = aShift({ inHand: 2, ...failing(outage) });
    waiting.push('a');
    const { shift } = await begin();
    await clock.advance(1_000);
    expect(await shift).toEqual({ ended: 'outage', error: outage, settled: 0 });
    expect(inHand()).toEqual([]);
    expect(seconds()).toBeLessThanOrEqual(1);
  });

  test('for a reason nobody knows ends the converter, in good order', async () => {
    const { begin, clock } = aShift(failing(new TypeError('odd')));
    const { shift } = await begin();
    const ending = expect(shift).rejects.toThrow('odd');
    await clock.advance(20_000);
    await ending;
  });

  function failing(error: Error): Parameters<typeof aShift>[0] {
    return { take: () => Promise.reject(error) };
  }
});
