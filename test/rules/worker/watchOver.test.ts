/** A converter under watch: when it is told to leave, when it is ended, and which exit code that comes to. */
import { describe, expect, test } from 'vitest';
import { watchOver } from '../../../worker/watchOver.ts';
import { fakeClock } from '../../fakes/clock.ts';

const TERMS = { name: 'pi-1', lifetimeSeconds: 3600, watchdogSeconds: 60 };

function aWatch() {
  const clock = fakeClock();
  const sent: string[] = [];
  const logged: { event: string; fields: object }[] = [];
  const watch = watchOver({
    clock,
    log: (event, fields = {}) => logged.push({ event, fields }),
    signal: (signal) => sent.push(signal),
  });
  const seconds = (count: number) => clock.advance(count * 1000);
  /** Gets on, every ten seconds. */
  const works = async (count: number) => {
    for (let left = count; left > 0; left -= 10) {
      watch.hear('progress');
      await seconds(Math.min(10, left));
    }
  };
  return { ...watch, clock, sent, logged, seconds, works, events: () => logged.map(({ event }) => event) };
}

describe('a converter that gets on', () => {
  test('is left alone, and its exit code is the one to leave with', async () => {
    const { hear, works, ended, over, sent, logged, clock } = aWatch();
    hear(TERMS);
    await works(3500);
    ended(2);
    expect(await over).toBe(2);
    await clock.advance(0);
    expect({ sent, logged, sleepers: clock.sleepers() }).toEqual({ sent: [], logged: [], sleepers: 0 });
  });

  test('is told to leave when its lifetime is over, which is no failure', async () => {
    const { hear, works, ended, over, sent, logged } = aWatch();
    hear(TERMS);
    await works(3599);
    expect(sent).toEqual([]);
    await works(1);
    expect(sent).toEqual(['SIGTERM']);
    ended(143);
    expect(await over).toBe(0);
    expect(logged).toEqual([{ event: 'lifetime.over', fields: { name: 'pi-1', lifetimeSeconds: 3600 } }]);
  });

  test('and stays all the same is ended 25 seconds later', async () => {
    const { hear, works, ended, over, sent, events } = aWatch();
    hear(TERMS);
    await works(3600 + 24);
    expect(sent).toEqual(['SIGTERM']);
    await works(60);
    expect(sent).toEqual(['SIGTERM', 'SIGKILL']);
    ended('SIGKILL');
    expect(await over).toBe(0);
    expect(events()).toEqual(['lifetime.over', 'converter.killed']);
  });
});

describe('a converter that hangs', () => {
  test('is told to leave once it has got nothing done for so long, and has failed even if it still can', async () => {
    const { hear, works, seconds, ended, over, sent, logged } = aWatch();
    hear(TERMS);
    await works(100);
    hear('progress');
    await seconds(59);
    expect(sent).toEqual([]);
    await seconds(1);
    expect(sent).toEqual(['SIGTERM']);
    ended(0);
    expect(await over).toBe(1);
    const message = expect.stringContaining('nothing done for 60 s');
    expect(logged).toEqual([{ event: 'converter.hung', fields: { name: 'pi-1', message } }]);
  });

  test('is ended 25 seconds later, whatever it says by then', async () => {
    const { hear, seconds, works, ended, over, sent, events } = aWatch();
    hear(TERMS);
    await seconds(60);
    await works(24);
    expect(sent).toEqual(['SIGTERM']);
    await works(1);
    expect(sent).toEqual(['SIGTERM', 'SIGKILL']);
    ended('SIGKILL');
    expect(await over).toBe(1);
    expect(events()).toEqual(['converter.hung', 'converter.killed']);
  });

  test('before it has said a word has five minutes', async () => {
    const { seconds, sent, events } = aWatch();
    await seconds(299);
    expect(sent).toEqual([]);
    await seconds(1);
    expect({ sent, events: events() }).toEqual({ sent: ['SIGTERM'], events: ['converter.hung'] });
  });

  test('is not one whose machine slept: nobody got on then', async () => {
    const sent: string[] = [];
    const asleep = fakeClock();
    const watch = watchOver({
      // Each second of its own is an hour of the wall's.
      clock: { now: () => asleep.now() * 3600, sleep: asleep.sleep },
      log: () => {},
      signal: (signal) => sent.push(signal),
    });
    watch.hear({ ...TERMS, lifetimeSeconds: 1_000_000 });
    await asleep.advance(59_000);
    expect(sent).toEqual([]);
    await asleep.advance(1000);
    expect(sent).toEqual(['SIGTERM']);
  });
});

describe('whoever tells it to leave', () => {
  test('may do so twice: the converter is told once', async () => {
    const { hear, leave, seconds, ended, over, sent, logged } = aWatch();
    hear(TERMS);
    leave('SIGINT');
    leave('SIGINT');
    leave('SIGTERM');
    await seconds(20);
    ended(0);
    expect(await over).toBe(0);
    expect({ sent, logged }).toEqual({ sent: ['SIGINT'], logged: [] });
  });

  test('waits 25 seconds at most', async () => {
    const { hear, leave, seconds, ended, over, sent, events } = aWatch();
    hear(TERMS);
    await seconds(50);
    leave('SIGTERM');
    await seconds(24);
    expect(sent).toEqual(['SIGTERM']);
    await seconds(5);
    expect(sent).toEqual(['SIGTERM', 'SIGKILL']);
    ended('SIGKILL');
    expect(await over).toBe(1);
    expect(events()).toEqual(['converter.killed']);
  });
});

test('a converter that somebody killed has failed, and it is said how', async () => {
  const { hear, ended, over, logged } = aWatch();
  hear(TERMS);
  ended('SIGKILL');
  expect(await over).toBe(1);
  expect(logged).toEqual([
    { event: 'converter.died', fields: { name: 'pi-1', signal: 'SIGKILL', message: 'It was ended by SIGKILL.' } },
  ]);
});
