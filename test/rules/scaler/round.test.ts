/** One round: remembered before anything is done, by the version that was read, and what the platform answers is remembered too. */
import { describe, expect, test } from 'vitest';
import { type Refusal, slotNames } from '../../../core/fleet.ts';
import { OutageError } from '../../../core/outage.ts';
import { SCALER_STATE } from '../../../core/scalerState.ts';
import { ALONE, type Lead } from '../../../scaler/lead.ts';
import type { Plan } from '../../../scaler/observation.ts';
import { round } from '../../../scaler/round.ts';
import { snapshotOf } from '../../fakes/storage.ts';
import { aScaler, aWorld, beat, FIRST, remembered, SECOND, SLOTS, send, THIRD } from './aScaler.ts';

/** So much that all slots are wanted at once. */
const MUCH = 30_000;
const SOON = { slots: SLOTS, targetSeconds: 60, idleSeconds: 1, startUpSeconds: 1, dailySeconds: undefined };

async function busy(before?: (does: string) => unknown) {
  const world = aWorld();
  // A queue of so many takes long to fill: it only says so.
  await send(world, 32);
  world.storage.jobs.depth = async () => MUCH;
  return aScaler(world, { policy: SOON }, before);
}

async function planned(scaler: ReturnType<typeof aScaler>, lead: Lead = ALONE): Promise<Plan> {
  const plan = await round(scaler.parts, lead);
  if (plan === 'standing-by') throw new Error('It stands by.');
  return plan;
}

const minutes = (scaler: ReturnType<typeof aScaler>, count: number) =>
  new Date(scaler.clock.now() + count * 60_000).toISOString();

describe('what it remembers', () => {
  test('is read before all else, and written before anything is started or removed', async () => {
    const scaler = await busy();
    scaler.fleet.place({ name: FIRST, state: 'failed', exitCode: 1 });
    await planned(scaler);
    expect(scaler.calls[0]).toBe('state.read');
    const put = scaler.calls.indexOf('state.put');
    expect(put).toBeGreaterThan(scaler.calls.indexOf('fleet.list'));
    expect(scaler.calls.indexOf('fleet.start')).toBeGreaterThan(put);
    expect(scaler.calls.indexOf('fleet.remove')).toBeGreaterThan(put);
    expect(await remembered(scaler)).toMatchObject({ takesLater: true, lives: { [SECOND]: { worked: false } } });
  });

  test('is that of the last writer: who comes second does nothing', async () => {
    const scaler = await busy((does) => {
      if (does === 'fleet.list') return scaler.storage.state.put(SCALER_STATE, Buffer.from('{}'), { contentType: '' });
      return undefined;
    });
    scaler.fleet.place({ name: FIRST, state: 'failed', exitCode: 1 });
    await expect(planned(scaler)).rejects.toThrow('Another scaler has written scaler.json meanwhile');
    expect(scaler.calls).not.toContain('fleet.start');
    expect(scaler.calls).not.toContain('fleet.remove');
  });

  test('is ours too where the answer to our writing got lost', async () => {
    const scaler = await busy();
    const { put } = scaler.storage.state;
    const storage = scaler.parts.storage;
    scaler.parts.storage = {
      ...storage,
      state: { ...storage.state, put: async (...args) => [await put(...args), await put(...args)][1]! },
    };
    await planned(scaler);
    expect(scaler.fleet.living()).toEqual(SLOTS);
    await planned(scaler);
  });

  test('is not what no scaler has written: then it does nothing, and says what to do', async () => {
    const scaler = await busy();
    await scaler.storage.state.put(SCALER_STATE, Buffer.from('{"at":"yesterday"}'), { contentType: '' });
    await expect(planned(scaler)).rejects.toThrow(/ at: .*Remove the blob/);
    await expect(planned(scaler)).rejects.toBeInstanceOf(OutageError);
    expect(scaler.fleet.living()).toEqual([]);
  });

  test('a heartbeat that nobody understands is no converter that is missing', async () => {
    const scaler = await busy();
    await beat(scaler, 'pi', { jobs: 'none' });
    await expect(planned(scaler)).rejects.toThrow('The heartbeat "pi"');
    expect(scaler.fleet.living()).toEqual([]);
  });
});

describe('what is refused', () => {
  const refusal = (kind: Refusal['kind'], retryAfterSeconds?: number): Refusal => ({
    kind,
    message: `said ${kind}`,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });

  test.each<[Refusal, number]>([
    [refusal('throttled'), 0.5],
    [refusal('throttled', 90), 1.5],
    [refusal('capacity'), 2],
    [refusal('quota'), 15],
    [refusal('denied'), 5],
  ])('%j: nothing more is asked for, and nothing is counted as started', async (refused, wait) => {
    const scaler = await busy();
    scaler.fleet.refuse = (name) => (name === FIRST ? undefined : refused);
    await planned(scaler);
    expect(scaler.fleet.living()).toEqual([FIRST]);
    expect(await remembered(scaler)).toMatchObject({
      lives: { [FIRST]: {} },
      backOff: { kind: refused.kind, until: minutes(scaler, wait), times: 1, message: refused.message },
    });
    expect(Object.keys((await remembered(scaler)).lives)).toEqual([FIRST]);
    expect(scaler.events('start.refused')[0]?.fields).toMatchObject(refused);
    scaler.lately();
    // Whoever asks for nothing is told nothing: that is no reason to ask again.
    for (let i = 0; i < 3; i += 1) await planned(scaler);
    expect(scaler.calls).not.toContain('fleet.start');
  });

  test('a few are asked for at once: the first refusal keeps all the others from being asked for', async () => {
    const scaler = await busy();
    scaler.parts.policy = { ...SOON, slots: slotNames('ironviper', 10) };
    scaler.fleet.refuse = () => refusal('throttled');
    const { starts } = await planned(scaler);
    expect(starts).toHaveLength(10);
    expect(scaler.calls.filter((does) => does === 'fleet.start').length).toBeLessThanOrEqual(5);
    expect((await remembered(scaler)).lives).toEqual({});
  });

  test('again and again: it is left alone ever longer, until one starts', async () => {
    const scaler = await busy();
    let refused = true;
    scaler.fleet.refuse = () => (refused ? refusal('capacity') : undefined);
    const waits: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      await planned(scaler);
      const until = Date.parse((await remembered(scaler)).backOff?.until ?? '');
      waits.push((until - scaler.clock.now()) / 60_000);
      await scaler.clock.advance(until - scaler.clock.now());
    }
    expect(waits).toEqual([2, 4, 8, 16, 30, 30]);
    refused = false;
    await planned(scaler);
    expect((await remembered(scaler)).backOff).toBeUndefined();
    expect(scaler.fleet.living().length).toBeGreaterThan(0);
  });

  test('to one slot alone is no reason to leave the others alone', async () => {
    const scaler = await busy();
    scaler.fleet.refuse = (name) => (name === FIRST ? refusal('busy') : undefined);
    await planned(scaler);
    expect(scaler.fleet.living()).toEqual(SLOTS.slice(1));
    const state = await remembered(scaler);
    expect(Object.keys(state.lives)).toEqual(SLOTS.slice(1));
    expect(state.busy).toEqual({ [FIRST]: minutes(scaler, 1) });
    expect(state.backOff).toBeUndefined();
  });

  test('where no answer came, a converter may live: it counts until the fleet shows that it does not', async () => {
    const scaler = await busy((does) => {
      if (does === 'fleet.start' && scaler.calls.filter((call) => call === does).length === 2) {
        throw new OutageError('ARM', 'the connection broke');
      }
    });
    await expect(planned(scaler)).rejects.toThrow('the connection broke');
    const { lives } = await remembered(scaler);
    expect(Object.keys(lives)).toContain(SECOND);
  });

  test('what somebody else has started there is as good as ours', async () => {
    const scaler = await busy((does) => (does === 'state.put' ? scaler.fleet.start(FIRST) : undefined));
    await planned(scaler);
    expect(scaler.events('slot.started')).toContainEqual({
      event: 'slot.started',
      fields: { slot: FIRST, outcome: 'there' },
    });
    expect(scaler.fleet.lives(FIRST)).toBe(1);
    expect((await remembered(scaler)).lives).toHaveProperty([FIRST]);
  });
});

test.each([0, MUCH])(
  'a lead that is not certain any more is none: with a depth of %d, nothing more is done',
  async (depth) => {
    const scaler = await busy();
    if (depth === 0) await scaler.storage.jobs.clear();
    scaler.storage.jobs.depth = async () => depth;
    scaler.fleet.place({ name: FIRST, state: 'failed', exitCode: 1 });
    const lost: Lead = { ...ALONE, isSure: () => false };
    await expect(planned(scaler, lost)).rejects.toThrow('what is left of it is not done');
    expect(scaler.fleet.living()).toEqual([]);
    expect(await scaler.fleet.list()).toMatchObject([{ name: FIRST, state: 'failed' }]);
    expect((await remembered(scaler)).lives).toEqual({});
  },
);

test('one that can’t be removed does not keep the others there, and is told of', async () => {
  const scaler = aScaler(aWorld(), {}, (does) => {
    const isFirst = scaler.calls.filter((call) => call === 'fleet.remove').length === 1;
    if (does === 'fleet.remove' && isFirst) throw new OutageError('fleet', 'there is a lock on it');
  });
  for (const name of [FIRST, SECOND, THIRD]) scaler.fleet.place({ name, state: 'failed', exitCode: 1 });
  await expect(planned(scaler)).rejects.toThrow('there is a lock on it');
  expect(await scaler.fleet.list()).toMatchObject([{ name: FIRST }]);
});

describe('heartbeats that are left behind', () => {
  const rows = async ({ storage }: ReturnType<typeof aScaler>) => storage.converters.snapshot().map(({ key }) => key);

  test('go with the converters of the fleet that were killed, and with no others', async () => {
    const scaler = aScaler();
    for (const name of [FIRST, SECOND, THIRD, SLOTS[3]!, 'pi']) await beat(scaler, name);
    await scaler.clock.advance(50_000);
    await beat(scaler, SLOTS[3]!);
    scaler.fleet.place({ name: FIRST, state: 'ended', exitCode: 0, endedAt: minutes(scaler, 0) });
    scaler.fleet.place({ name: SECOND, state: 'running', startedAt: minutes(scaler, -1) });
    await planned(scaler);
    // The third is in no slot and silent; the fourth is in no slot of this machine, but beats.
    expect(await rows(scaler)).toEqual([SECOND, SLOTS[3], 'pi']);
    expect(scaler.events('heartbeat.removed')).toMatchObject([
      { fields: { slot: FIRST } },
      { fields: { slot: THIRD } },
    ]);
  });

  test('stay where they tell of an outage, for people to see', async () => {
    const scaler = aScaler();
    await beat(scaler, FIRST, { outage: 'scratch: no space left' });
    await scaler.clock.advance(120_000);
    await planned(scaler);
    expect(await rows(scaler)).toEqual([FIRST]);
  });

  test('stay where they are of after the end that the fleet shows', async () => {
    const scaler = aScaler();
    scaler.fleet.place({ name: FIRST, state: 'ended', exitCode: 0, endedAt: minutes(scaler, 0) });
    await scaler.clock.advance(60_000);
    await beat(scaler, FIRST);
    await planned(scaler);
    expect(await rows(scaler)).toEqual([FIRST]);
  });

  test('are never removed if they have changed meanwhile', async () => {
    const scaler = aScaler(aWorld(), {}, (does) => (does === 'converters.remove' ? beat(scaler, FIRST) : undefined));
    await beat(scaler, FIRST);
    await scaler.clock.advance(120_000);
    await planned(scaler);
    expect(await rows(scaler)).toEqual([FIRST]);
    expect(scaler.events('heartbeat.removed')).toEqual([]);
  });
});

test('while anything lives each round is written, though nothing is new: who sleeps meanwhile must find it', async () => {
  const scaler = aScaler();
  scaler.fleet.place({ name: FIRST, state: 'running', startedAt: minutes(scaler, 0) });
  await planned(scaler);
  for (let i = 0; i < 2; i += 1) {
    await scaler.clock.advance(15_000);
    await planned(scaler);
    expect((await remembered(scaler)).at).toBe(minutes(scaler, 0));
  }
});

test('with nothing to do and nothing new to remember, a round writes nothing', async () => {
  const scaler = aScaler();
  await planned(scaler);
  await scaler.clock.advance(3_600_000);
  const before = snapshotOf(scaler.storage);
  scaler.fleet.place({ name: FIRST, state: 'ended', exitCode: 0, endedAt: minutes(scaler, 0) });
  await planned(scaler);
  expect(snapshotOf(scaler.storage)).toEqual(before);
});
