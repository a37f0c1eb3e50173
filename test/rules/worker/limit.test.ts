/** What many use together: never more than the whole at once, first come first, nothing lost when somebody gives up. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limit } from '../../../worker/limit.ts';

const ever = new AbortController().signal;

/** Lets every promise that can go on do so. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Somebody who stays inside until told to leave. */
function guests(whole: number) {
  const bound = limit(whole);
  const inside: string[] = [];
  const order: string[] = [];
  const leaving = new Map<string, (error?: Error) => void>();
  const enter = (name: string, amount: number, signal = ever) =>
    bound.with(amount, signal, async () => {
      inside.push(name);
      order.push(name);
      await new Promise<void>((resolve, reject) =>
        leaving.set(name, (error) => (error ? reject(error) : resolve())),
      ).finally(() => inside.splice(inside.indexOf(name), 1));
      return name;
    });
  const leave = async (name: string, error?: Error) => {
    leaving.get(name)?.(error);
    await settled();
  };
  return { enter, leave, inside, order };
}

describe('room', () => {
  test('as many as fit go in at once, the others when somebody leaves', async () => {
    const { enter, leave, inside } = guests(10);
    const all = [enter('a', 4), enter('b', 6), enter('c', 5)];
    await settled();
    expect(inside).toEqual(['a', 'b']);
    await leave('a');
    expect(inside).toEqual(['b']);
    await leave('b');
    expect(inside).toEqual(['c']);
    await leave('c');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  });

  test('who fails makes room too, and the failure is told', async () => {
    const { enter, leave, inside } = guests(1);
    const failing = enter('a', 1);
    const failure = expect(failing).rejects.toThrow('broken');
    const next = enter('b', 1);
    await settled();
    await leave('a', new Error('broken'));
    await failure;
    expect(inside).toEqual(['b']);
    await leave('b');
    await next;
  });

  test('who throws at once makes room too', async () => {
    const bound = limit(1);
    const failing = bound.with(1, ever, () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    await expect(bound.with(1, ever, async () => 'in')).resolves.toBe('in');
  });
});

describe('fairness', () => {
  test('a small one does not overtake a large one that waits', async () => {
    const { enter, leave, inside, order } = guests(10);
    const all = [enter('a', 6), enter('large', 8), enter('small', 1)];
    await settled();
    expect(inside).toEqual(['a']);
    await leave('a');
    expect(order).toEqual(['a', 'large', 'small']);
    await leave('large');
    await leave('small');
    await Promise.all(all);
  });
});

describe('more than the whole', () => {
  test('goes in alone, and is alone', async () => {
    const { enter, leave, inside } = guests(10);
    const all = [enter('a', 1), enter('giant', 25), enter('b', 1)];
    await settled();
    expect(inside).toEqual(['a']);
    await leave('a');
    expect(inside).toEqual(['giant']);
    await leave('giant');
    expect(inside).toEqual(['b']);
    await leave('b');
    await Promise.all(all);
  });

  test('even of nothing', async () => {
    await expect(limit(0).with(3, ever, async () => 'in')).resolves.toBe('in');
  });
});

describe('giving up', () => {
  test('who is told to stop waiting never goes in, and hears why', async () => {
    const { enter, leave, order } = guests(1);
    const first = enter('a', 1);
    const stop = new AbortController();
    const waiting = enter('b', 1, stop.signal);
    const hears = expect(waiting).rejects.toBe('leaving');
    stop.abort('leaving');
    await hears;
    await leave('a');
    expect(order).toEqual(['a']);
    await first;
  });

  test('a large one that gives up lets the small ones behind it in at once', async () => {
    const { enter, leave, inside } = guests(10);
    const stop = new AbortController();
    const all = [enter('a', 6), enter('large', 8, stop.signal).catch(() => 'gone'), enter('small', 1)];
    await settled();
    stop.abort();
    await settled();
    expect(inside).toEqual(['a', 'small']);
    await leave('a');
    await leave('small');
    expect(await Promise.all(all)).toEqual(['a', 'gone', 'small']);
  });

  test('who was told before does not even wait', async () => {
    const { enter, order } = guests(1);
    await expect(enter('a', 1, AbortSignal.abort('leaving'))).rejects.toBe('leaving');
    expect(order).toEqual([]);
  });

  test('who is in already stays in', async () => {
    const { enter, leave, inside } = guests(1);
    const stop = new AbortController();
    const inAlready = enter('a', 1, stop.signal);
    const next = enter('b', 1);
    await settled();
    stop.abort();
    await settled();
    expect(inside).toEqual(['a']);
    await leave('a');
    expect(inside).toEqual(['b']);
    await leave('b');
    await Promise.all([inAlready, next]);
  });
});

test('whatever comes and goes, the whole is never exceeded, and all get in in the order they came', async () => {
  const visits = fc.array(
    fc.record({ amount: fc.integer({ min: 0, max: 15 }), turns: fc.integer({ min: 0, max: 4 }) }),
  );
  await fc.assert(
    fc.asyncProperty(visits, async (all) => {
      const bound = limit(10);
      const order: number[] = [];
      const inside: number[] = [];
      await Promise.all(
        all.map(({ amount, turns }, i) =>
          bound.with(amount, ever, async () => {
            order.push(i);
            inside.push(amount);
            const sum = inside.reduce((total, each) => total + each, 0);
            expect(sum <= 10 || inside.filter((each) => each > 0).length === 1).toBe(true);
            for (let turn = 0; turn < turns; turn++) await settled();
            inside.splice(inside.indexOf(amount), 1);
          }),
        ),
      );
      expect(order).toEqual(all.map((_, i) => i));
    }),
  );
});
