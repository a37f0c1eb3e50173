/**
 * A scaler that is put to sleep before any of the calls of its round, while another one goes on, does no harm when it wakes:
 * never more converters than there may be, and none that runs is cut off.
 */
import { describe, expect, test } from 'vitest';
import { OutageError } from '../../../core/outage.ts';
import { SCALER_STATE } from '../../../core/scalerState.ts';
import { ALONE, leadByLease } from '../../../scaler/lead.ts';
import { round } from '../../../scaler/round.ts';
import { aScaler, aWorld, beat, FIRST, remembered, SECOND, SLOTS, send, THIRD, type World } from './aScaler.ts';

const SECOND_MS = 1000;
const MINUTE = 60 * SECOND_MS;
const POLICY = { slots: SLOTS, targetSeconds: 60, idleSeconds: 1, startUpSeconds: 1, dailySeconds: undefined };

/** One slot has failed, one has ended, and one that has been starting for far too long runs after all in ten seconds. */
async function aBusyWorld(): Promise<World> {
  const world = aWorld();
  const { clock, fleet, storage } = world;
  await round(aScaler(world, { policy: POLICY }).parts, ALONE);
  const startedAt = new Date(clock.now()).toISOString();
  const lives = { [SECOND]: { startedAt, worked: false, counted: {} } };
  const state = JSON.stringify({ ...(await remembered(world)), lives });
  await storage.state.put(SCALER_STATE, Buffer.from(state), { contentType: 'application/json' });
  await clock.advance(15 * MINUTE);
  fleet.startMs = 20 * SECOND_MS;
  fleet.place({ name: FIRST, state: 'failed', exitCode: 1, endedAt: startedAt });
  fleet.place({ name: SECOND, state: 'starting', runsAt: clock.now() + 10 * SECOND_MS });
  fleet.place({ name: THIRD, state: 'ended', exitCode: 0, endedAt: startedAt });
  await send(world, 32);
  storage.jobs.depth = async () => 30_000;
  return world;
}

function aRound(world: World, before?: (does: string) => unknown) {
  const scaler = aScaler(world, { policy: POLICY }, before);
  const lead = leadByLease({ ...scaler.parts, leases: scaler.parts.storage.leases });
  return () => round(scaler.parts, lead);
}

/** Time goes by, what runs beats, and the other scaler takes its rounds. */
async function meanwhile(world: World, ms: number, other: ReturnType<typeof aRound>): Promise<void> {
  for (const end = world.clock.now() + ms; world.clock.now() < end; ) {
    await world.clock.advance(15 * SECOND_MS);
    for (const slot of world.fleet.running()) await beat(world, slot, { inHand: 1, done: 1 });
    await other();
  }
}

/** Sleeps before its call of that number; answers what that call was, nothing if there are not so many. */
async function lateAt(call: number, ms: number): Promise<{ world: World; does: string | undefined }> {
  const world = await aBusyWorld();
  let does: string | undefined;
  let calls = 0;
  const other = aRound(world);
  const late = aRound(world, async (asked) => {
    calls += 1;
    if (calls !== call) return;
    does = asked;
    await meanwhile(world, ms, other);
  });
  await late().catch((error: unknown) => {
    if (!(error instanceof OutageError)) throw error;
  });
  expect(world.fleet.most()).toBeLessThanOrEqual(SLOTS.length);
  expect(world.fleet.cut).toEqual([]);
  await meanwhile(world, 5 * MINUTE, other);
  expect(world.fleet.cut).toEqual([]);
  expect(world.fleet.living()).toEqual(SLOTS);
  expect(Object.keys((await remembered(world)).lives).sort()).toEqual(SLOTS);
  return { world, does };
}

describe.each([30 * SECOND_MS, 5 * MINUTE, 40 * MINUTE])('asleep for %d ms', (ms) => {
  test('before any call of a round, it does no harm', async () => {
    const slept: string[] = [];
    for (let call = 1; ; call += 1) {
      const { does } = await lateAt(call, ms);
      if (does === undefined) break;
      slept.push(does);
    }
    expect(slept).toEqual(
      expect.arrayContaining(['leases.acquire', 'state.read', 'fleet.list', 'state.put', 'fleet.start']),
    );
    expect(slept).toContain('fleet.remove');
    expect(slept.length).toBeGreaterThan(10);
  });
});

test('what is done by the time it wakes, it does not start again', async () => {
  for (const before of ['jobs.depth', 'state.put', 'fleet.list']) {
    const world = await aBusyWorld();
    const other = aRound(world);
    let asleep = false;
    const late = aRound(world, async (does) => {
      if (asleep || does !== before) return;
      asleep = true;
      await meanwhile(world, 2 * MINUTE, other);
      world.storage.jobs.depth = async () => 0;
      await world.storage.jobs.clear();
      for (const slot of world.fleet.living()) {
        world.fleet.end(slot, 0);
        await world.storage.converters.remove('converter', slot);
      }
      await meanwhile(world, MINUTE, other);
    });
    await late().catch(() => 'it says what is left undone');
    expect(asleep).toBe(true);
    expect(world.fleet.living()).toEqual([]);
  }
});
