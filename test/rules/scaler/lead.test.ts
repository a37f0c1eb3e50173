/** One scaler of many acts, and who does not know for certain that it is the one does not. */
import { expect, test } from 'vitest';
import { type Lead, leadByLease } from '../../../scaler/lead.ts';
import { runScaler } from '../../../scaler/runScaler.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { memoryLeases } from '../../fakes/leases.ts';
import { aScaler, aWorld, FIRST, send } from './aScaler.ts';

function leads(count: number) {
  const clock = fakeClock();
  const leases = memoryLeases(clock);
  const logged: string[] = [];
  const all = Array.from({ length: count }, () => leadByLease({ leases, clock, log: (event) => logged.push(event) }));
  return { clock, leases, logged, all: all as [Lead, Lead, ...Lead[]] };
}

test('one leads, as long as it says so within the minute; the other stands by, and says so once', async () => {
  const { clock, logged, all } = leads(2);
  const [first, second] = all;
  for (let i = 0; i < 10; i += 1) {
    expect(await first.take()).toBe('leading');
    expect(await second.take()).toBe('standing-by');
    expect([first.isSure(), second.isSure()]).toEqual([true, false]);
    await clock.advance(50_000);
  }
  expect(logged).toEqual(['scaler.leading', 'scaler.standing-by']);
});

test('who says nothing for a minute is not sure any more, and has lost it once another has taken it', async () => {
  const { clock, all } = leads(2);
  const [first, second] = all;
  await first.take();
  await clock.advance(59_999);
  expect(first.isSure()).toBe(true);
  await clock.advance(1);
  expect(first.isSure()).toBe(false);
  expect(await second.take()).toBe('leading');
  expect(await first.take()).toBe('standing-by');
  expect(first.isSure()).toBe(false);
});

test('the minute counts from before the asking', async () => {
  const { clock, leases, all } = leads(1);
  const [lead] = all;
  const acquire = leases.acquire.bind(leases);
  leases.acquire = async (...args) => {
    const lease = await acquire(...args);
    await clock.advance(59_999);
    return lease;
  };
  await lead.take();
  expect(lead.isSure()).toBe(true);
  await clock.advance(1);
  expect(lead.isSure()).toBe(false);
});

test('given up, another has it at once; that it can’t be given up is no trouble, for it ends', async () => {
  const { leases, all, clock } = leads(2);
  const [first, second] = all;
  await first.take();
  await first.giveUp();
  expect(first.isSure()).toBe(false);
  expect(await second.take()).toBe('leading');
  leases.broken = 'away';
  await second.giveUp();
  leases.broken = undefined;
  expect(await first.take()).toBe('standing-by');
  await clock.advance(60_000);
  expect(await first.take()).toBe('leading');
});

test('of two scalers one acts; when it is killed the other goes on within two minutes', async () => {
  const world = aWorld();
  let killed = false;
  const first = aScaler(world, {}, () => killed && new Promise(() => {}));
  const second = aScaler(world);
  await send(world, 40);
  void runScaler(first.parts);
  void second.run();
  await world.clock.advance(5 * 60_000);
  expect(world.fleet.lives(FIRST)).toBe(1);
  expect(first.events('round.planned').length).toBeGreaterThan(15);
  expect(second.events('round.planned')).toEqual([]);
  killed = true;
  await world.clock.advance(2 * 60_000);
  expect(second.events('round.planned').length).toBeGreaterThan(0);
  expect(world.fleet.lives(FIRST)).toBe(1);
});
