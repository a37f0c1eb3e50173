/** When a scaler looks, and at how much: often while there is work, seldom and cheaply while there is none. */
import { describe, expect, test } from 'vitest';
import { OutageError } from '../../../core/outage.ts';
import type { Plan } from '../../../scaler/observation.ts';
import { runScaler } from '../../../scaler/runScaler.ts';
import { snapshotOf } from '../../fakes/storage.ts';
import { aScaler, aWorld, beat, FIRST, remembered, send } from './aScaler.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('while there is nothing to do', () => {
  test('it looks at everything once, and gives up the lead', async () => {
    const { run, clock, lately, events, storage } = aScaler();
    void run();
    await clock.advance(0);
    const looked = lately();
    expect(looked).toEqual(expect.arrayContaining(['state.read', 'jobs.depth', 'converters.list', 'fleet.list']));
    expect(looked).not.toContain('jobs.peek');
    expect(events('scaler.idle')).toHaveLength(1);
    expect(storage.leases.snapshot()).toEqual({});
  });

  test('it looks at nothing but depths, ever more seldom, at jobs-later each fourth time, and writes nothing', async () => {
    const { run, clock, lately, logged } = aScaler();
    void run();
    await clock.advance(0);
    lately();
    const said = logged.length;
    await clock.advance(29_999);
    expect(lately()).toEqual([]);
    await clock.advance(1);
    expect(lately()).toEqual(['jobs.depth']);
    await clock.advance(59_999);
    expect(lately()).toEqual([]);
    await clock.advance(1);
    expect(lately()).toEqual(['jobs.depth']);
    await clock.advance(8 * MINUTE);
    const four = ['jobs.depth', 'jobs.depth', 'later.depth', 'jobs.depth', 'jobs.depth'];
    expect(lately()).toEqual([...four, ...four]);
    expect(logged.length).toBe(said);
  });

  test('it looks at everything again once an hour, and clears away what has failed since', async () => {
    const { run, clock, lately, fleet, events } = aScaler();
    void run();
    await clock.advance(0);
    lately();
    fleet.place({ name: FIRST, state: 'failed', exitCode: 1 });
    await clock.advance(59 * MINUTE);
    expect(lately()).not.toContain('fleet.list');
    await clock.advance(2 * MINUTE);
    // Once more, to see that it has gone.
    expect(lately().filter((does) => does === 'fleet.list')).toHaveLength(2);
    expect(await fleet.list()).toEqual([]);
    expect(events('slot.removed')).toMatchObject([{ fields: { slot: FIRST, outcome: 'removed' } }]);
  });

  test('as long as something is still to be cleared away, there is something to do', async () => {
    const { run, clock, fleet, events } = aScaler();
    const { remove } = fleet;
    fleet.place({ name: FIRST, state: 'failed', exitCode: 1 });
    fleet.remove = async () => 'changed';
    void run();
    await clock.advance(0);
    expect(events('slot.removed')).toMatchObject([{ fields: { outcome: 'changed' } }]);
    expect(events('scaler.idle')).toEqual([]);
    fleet.remove = remove;
    await clock.advance(15_000);
    expect(await fleet.list()).toEqual([]);
    await clock.advance(15_000);
    expect(events('scaler.idle')).toHaveLength(1);
  });

  test('work in jobs-later is found at the fourth look', async () => {
    const scaler = aScaler();
    void scaler.run();
    await scaler.clock.advance(0);
    await send(scaler, 3, 'later');
    await scaler.clock.advance(3 * MINUTE);
    expect(scaler.fleet.living()).toEqual([]);
    await scaler.clock.advance(MINUTE);
    expect(scaler.fleet.living()).toEqual([FIRST]);
  });

  test('a queue that its converters do not take from is not even looked at', async () => {
    const scaler = aScaler(aWorld(), { takesLater: false });
    await send(scaler, 3, 'later');
    void scaler.run();
    await scaler.clock.advance(10 * MINUTE);
    expect(scaler.calls.filter((does) => does.startsWith('later'))).toEqual([]);
    expect(scaler.fleet.living()).toEqual([]);
  });
});

describe('while there is work', () => {
  test('it takes a round every 15 seconds, from the first look that sees it on', async () => {
    const scaler = aScaler();
    void scaler.run();
    await scaler.clock.advance(5 * MINUTE);
    await send(scaler, 40);
    await scaler.clock.advance(MINUTE);
    expect(scaler.fleet.living()).not.toEqual([]);
    scaler.lately();
    await scaler.clock.advance(MINUTE);
    expect(scaler.lately().filter((does) => does === 'fleet.list')).toHaveLength(4);
  });

  test('each round is one line, with its decision, its numbers and what follows', async () => {
    const scaler = aScaler();
    await send(scaler, 40);
    void scaler.run();
    await scaler.clock.advance(0);
    expect(scaler.events('round.planned')).toEqual([
      {
        event: 'round.planned',
        fields: {
          decision: expect.stringContaining('40 waiting'),
          trouble: '',
          figures: expect.objectContaining({ waiting: 40 }),
          starts: [FIRST],
          removals: [],
        },
      },
    ]);
  });

  test('when the last converter has gone it is idle again, and remembers that none lives', async () => {
    const scaler = aScaler();
    const { clock, storage, fleet } = scaler;
    void scaler.run();
    await clock.advance(0);
    await send(scaler, 40);
    await clock.advance(50_000);
    await beat(scaler, FIRST, { done: 40 });
    await storage.jobs.clear();
    scaler.lately();
    await clock.advance(60_000);
    expect(scaler.lately().filter((does) => does === 'fleet.list')).toHaveLength(4);
    expect(scaler.events('scaler.idle')).toHaveLength(1);
    fleet.end(FIRST, 0);
    await storage.converters.remove('converter', FIRST);
    await clock.advance(20_000);
    expect(scaler.events('scaler.idle')).toHaveLength(2);
    expect(await remembered(scaler)).toMatchObject({ lives: {} });
    expect(storage.leases.snapshot()).toEqual({});
  });
});

describe('what is broken changes nothing', () => {
  test.each(['jobs.depth', 'jobs.peek', 'later.depth', 'converters.list', 'fleet.list', 'state.read', 'state.put'])(
    'while %s fails, nothing is started and nothing is removed; afterwards all goes on',
    async (broken) => {
      const world = aWorld();
      let away = true;
      const scaler = aScaler(world, {}, (does) => {
        if (away && does === broken) throw new OutageError('storage', 'it does not answer');
      });
      world.fleet.place({ name: FIRST, state: 'failed', exitCode: 1 });
      await send(world, 40);
      void scaler.run();
      await world.clock.advance(5 * MINUTE);
      expect(world.storage.state.snapshot()).toEqual({});
      expect(await world.fleet.list()).toMatchObject([{ name: FIRST, state: 'failed' }]);
      expect(world.fleet.living()).toEqual([]);
      const skipped = scaler.events('round.skipped');
      expect(skipped[0]?.fields).toEqual({ what: 'storage', message: 'it does not answer' });
      // After 30 s, and then once a minute.
      expect(skipped.length).toBe(6);
      away = false;
      await world.clock.advance(MINUTE);
      expect(world.fleet.living()).not.toEqual([]);
    },
  );

  test('an idle scaler that can’t see its queues stays where it is', async () => {
    const world = aWorld();
    const scaler = aScaler(world);
    void scaler.run();
    await world.clock.advance(0);
    world.storage.jobs.broken = 'the queue is away';
    await world.clock.advance(3 * MINUTE);
    expect(scaler.events('round.skipped').length).toBeGreaterThan(1);
    world.storage.jobs.broken = undefined;
    scaler.lately();
    await world.clock.advance(2 * MINUTE);
    expect(scaler.lately().filter((does) => does !== 'later.depth')).toEqual(['jobs.depth', 'jobs.depth']);
  });

  test('what is no outage is our mistake, and is not hidden', async () => {
    const scaler = aScaler(aWorld(), {}, (does) => {
      if (does === 'fleet.list') throw new TypeError('a bug');
    });
    await expect(runScaler(scaler.parts)).rejects.toThrow('a bug');
  });
});

describe('when it ends', () => {
  test('told to stop, it gives up the lead at once, and leaves the converters to themselves', async () => {
    const scaler = aScaler();
    await send(scaler, 40);
    const running = scaler.run();
    await scaler.clock.advance(20_000);
    scaler.stop();
    expect(await running).toBe('stopped');
    expect(scaler.fleet.living()).toEqual([FIRST]);
    expect(scaler.storage.leases.snapshot()).toEqual({});
    expect(scaler.events('slot.removed')).toEqual([]);
  });

  test('one round is one round, with work or without', async () => {
    for (const jobs of [0, 40]) {
      const scaler = aScaler(aWorld(), { until: 'once' });
      await send(scaler, jobs);
      expect(await scaler.run()).toBe('done');
      expect(scaler.fleet.living()).toEqual(jobs > 0 ? [FIRST] : []);
      expect(scaler.storage.leases.snapshot()).toEqual({});
    }
  });

  test('one round that was skipped is a failure; one that was another scaler’s is not', async () => {
    const broken = aScaler(aWorld(), { until: 'once' });
    broken.fleet.broken = 'ARM is away';
    expect(await broken.run()).toBe('failed');
    const world = aWorld();
    await world.storage.leases.acquire('scaler', 60);
    await send(world, 40);
    expect(await aScaler(world, { until: 'once' }).run()).toBe('done');
    expect(world.fleet.living()).toEqual([]);
  });

  test('until idle: failed, if for minutes nothing can be read', async () => {
    const scaler = aScaler(aWorld(), { until: 'idle' });
    scaler.storage.jobs.broken = 'the queue is away';
    let end = '';
    void scaler.run().then((how) => {
      end = how;
    });
    await scaler.clock.advance(3 * MINUTE);
    expect(end).toBe('');
    await scaler.clock.advance(10 * MINUTE);
    expect(end).toBe('failed');
  });

  test('until idle: when queues and fleet are empty, not before', async () => {
    const scaler = aScaler(aWorld(), { until: 'idle' });
    await send(scaler, 40);
    let end = '';
    void scaler.run().then((how) => {
      end = how;
    });
    // A reading that fails now and then is no end.
    scaler.storage.jobs.broken = 'the queue is away';
    await scaler.clock.advance(15_000);
    scaler.storage.jobs.broken = undefined;
    await scaler.clock.advance(MINUTE);
    await scaler.storage.jobs.clear();
    await scaler.clock.advance(MINUTE);
    expect(end).toBe('');
    scaler.fleet.end(FIRST, 0);
    await scaler.clock.advance(MINUTE);
    expect(end).toBe('idle');
  });

  test('until idle: also when what waits can’t be done, and no waiting will help', async () => {
    const scaler = aScaler(aWorld(), { until: 'idle' });
    await send(scaler, 40);
    const plans: Plan[] = [];
    scaler.parts.onPlan = (plan) => {
      plans.push(plan);
      for (const name of plan.starts) queueMicrotask(() => setImmediate(() => scaler.fleet.end(name, 2, 'no scratch')));
    };
    let end = '';
    void scaler.run().then((how) => {
      end = how;
    });
    await scaler.clock.advance(5 * MINUTE);
    expect(end).toBe('stuck');
    expect(plans.at(-1)?.trouble).toContain('no scratch');
    expect(
      [...new Set(plans.flatMap(({ starts }) => starts))].reduce((sum, name) => sum + scaler.fleet.lives(name), 0),
    ).toBe(3);
  });

  test('deciding only, it touches nothing, not even the lease', async () => {
    const world = aWorld();
    await send(world, 40);
    world.fleet.place({ name: FIRST, state: 'failed', exitCode: 1 });
    const before = [snapshotOf(world.storage), await world.fleet.list()];
    const scaler = aScaler(world, { until: 'once', dryRun: true, calls: { queue: 1 } });
    expect(await scaler.run()).toBe('done');
    expect([snapshotOf(world.storage), await world.fleet.list()]).toEqual(before);
    expect(scaler.events('round.planned')).toMatchObject([
      { fields: { starts: ['ironviper-01'], removals: [{ slot: FIRST }] } },
    ]);
  });
});

test('what it used is written down each minute while it is busy, once a day while it is not, and at the end', async () => {
  const calls = { queue: 0 };
  const scaler = aScaler(aWorld(), { calls }, (does) => {
    if (does.startsWith('jobs')) calls.queue += 1;
  });
  const usage = () =>
    Object.entries(scaler.storage.state.snapshot())
      .filter(([name]) => name.startsWith('usage/'))
      .map(([name, { content }]) => [name, JSON.parse(content)] as const);
  const running = scaler.run();
  await scaler.clock.advance(HOUR);
  expect(usage()).toEqual([]);
  await scaler.clock.advance(23 * HOUR + MINUTE);
  expect(usage().map(([name]) => name)).toEqual([
    'usage/2026-07-01/scaler-test-20260701T000000000Z.json',
    'usage/2026-07-02/scaler-test-20260701T000000000Z.json',
  ]);
  expect(usage()[0]?.[1]).toMatchObject({ program: 'scaler', seconds: 86_400 });
  expect(usage()[0]?.[1].operations.queue).toBeGreaterThan(1400);
  await send(scaler, 3);
  await scaler.clock.advance(10 * MINUTE);
  scaler.lately();
  await scaler.clock.advance(10 * MINUTE);
  const writes = scaler.lately().filter((does) => does === 'state.put').length;
  // 40 rounds that remember, and 10 notes.
  expect(writes).toBe(50);
  scaler.stop();
  await running;
  expect(usage().reduce((sum, [, { operations }]) => sum + operations.queue, 0)).toBe(calls.queue);
});
