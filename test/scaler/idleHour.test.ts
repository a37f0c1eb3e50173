/** What an idle scaler costs: every call of an hour in which nothing happens, counted where it is made. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { aciFleet } from '../../core/azure/aciFleet.ts';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { slotNames } from '../../core/fleet.ts';
import { newUsage } from '../../core/operations.ts';
import { operationsUsd } from '../../core/prices.ts';
import { runScaler } from '../../scaler/runScaler.ts';
import { useAzurite } from '../azurite.ts';
import { openArm } from '../contract/armFleet.ts';
import { fakeClock } from '../fakes/clock.ts';

const HOURS_A_MONTH = 730;
const MINUTE = 60_000;
const LOOK = 20_000;
const SLOTS = slotNames('ironviper', 4);

const azurite = useAzurite();

test('an idle hour is a look every 20 s and one at everything: less than 0.10 USD a month', async () => {
  await ensureStorage(azurite.account());
  const calls = newUsage();
  const storage = openStorage(azurite.account(), { onCall: (operation) => (calls[operation] += 1) });
  const world = await openArm({ run: () => ({ exit: Promise.resolve(0), stop: () => {} }) });
  const fleet = aciFleet(world.options({ slots: SLOTS }));
  // As after a busy day: every slot has ended, and is kept for the next time.
  for (const slot of SLOTS) await fleet.start(slot);
  await world.clock.advance(MINUTE);
  expect((await fleet.list()).map(({ state }) => state)).toEqual(SLOTS.map(() => 'ended'));

  // Of its own: what is at work are real connections, and time must wait until the scaler sleeps.
  const clock = fakeClock(world.clock.now());
  const stop = new AbortController();
  const running = runScaler({
    ...{ storage, fleet, clock, log: () => {}, stop: stop.signal, takesLater: true, name: 'idle', calls },
    policy: { slots: SLOTS, targetSeconds: 900, idleSeconds: 60, startUpSeconds: 60, dailySeconds: undefined },
    ...{ busySeconds: 15, longestSeconds: 20, alone: false, dryRun: false, until: 'stopped' },
  });
  onTestFinished(async () => {
    stop.abort();
    await running;
  });
  const pass = async (minutes: number) => {
    for (const end = clock.now() + minutes * MINUTE; clock.now() < end; ) {
      while (clock.sleepers() === 0) await sleep(1);
      await clock.advance(LOOK / 2);
    }
    while (clock.sleepers() === 0) await sleep(1);
  };

  await pass(10);
  const before = { ...calls };
  world.asked();
  await pass(60);
  const hour = Object.fromEntries(
    Object.entries(calls).map(([kind, count]) => [kind, count - before[kind as keyof typeof before]]),
  );
  expect(hour).toEqual({ queue: 225, table: 1, read: 1, other: 2, write: 0, list: 0, delete: 0 });
  expect(world.asked().sort()).toEqual(['GET /', ...SLOTS.map((slot) => `GET ${slot}`)]);
  expect(operationsUsd(hour as typeof calls) * HOURS_A_MONTH).toBeLessThan(0.07);
});
