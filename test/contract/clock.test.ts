import { describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../core/clock.ts';
import { fakeClock } from '../fakes/clock.ts';

function clockContract(name: string, make: () => { clock: Clock; pass: (ms: number) => Promise<void> }): void {
  describe(`${name} keeps the contract of Clock`, () => {
    it('sleeps for the time it was told, by its own count', async () => {
      const { clock, pass } = make();
      const before = clock.now();
      let awake = false;
      const sleep = clock.sleep(60).then(() => {
        awake = true;
      });
      await pass(20);
      expect(awake).toBe(false);
      await pass(60);
      await sleep;
      expect(clock.now() - before).toBeGreaterThanOrEqual(59);
    });

    it('wakes as soon as the signal aborts, and never rejects', async () => {
      const { clock } = make();
      const stop = new AbortController();
      const sleep = clock.sleep(3_600_000, stop.signal);
      stop.abort(new Error('enough'));
      expect(await sleep).toBeUndefined();
      expect(await clock.sleep(3_600_000, stop.signal)).toBeUndefined();
    });
  });
}

clockContract('the system', () => ({ clock: systemClock, pass: (ms) => systemClock.sleep(ms) }));
clockContract('a test', () => {
  const clock = fakeClock();
  return { clock, pass: clock.advance };
});

describe('the clock of a test', () => {
  it('stands still until it is moved', async () => {
    const clock = fakeClock(1000);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(clock.now()).toBe(1000);
    await clock.advance(500);
    expect(clock.now()).toBe(1500);
  });

  it('wakes sleepers in order of their time, each at its own, those of one time in the order they lay down', async () => {
    const clock = fakeClock(0);
    const woken: string[] = [];
    const sleeper = async (name: string, ms: number) => {
      await clock.sleep(ms);
      woken.push(`${name} at ${clock.now()}`);
    };
    const all = Promise.all([
      sleeper('c', 30),
      sleeper('a', 10),
      sleeper('b1', 20),
      sleeper('b2', 20),
      sleeper('d', 31),
    ]);
    await clock.advance(30);
    expect(woken).toEqual(['a at 10', 'b1 at 20', 'b2 at 20', 'c at 30']);
    expect(clock.sleepers()).toBe(1);
    await clock.advance(1);
    await all;
  });

  it('lets a woken sleeper go to sleep again within the same move', async () => {
    const clock = fakeClock(0);
    const times: number[] = [];
    const loop = (async () => {
      for (let i = 0; i < 3; i += 1) {
        await clock.sleep(10);
        await Promise.resolve();
        times.push(clock.now());
      }
    })();
    await clock.advance(100);
    await loop;
    expect(times).toEqual([10, 20, 30]);
    expect(clock.now()).toBe(100);
  });
});
