/** From zero converters to some and back, with everything real but Azure itself; and what may go wrong in between. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { refusal } from '../../tools/local/arm/answer.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { aGroup } from '../local/arm/aGroup.ts';
import { type Chain, mostAtOnce, POLICY, type Scaling, SLOTS, startChain } from './chain.ts';

/** A dozen processes start in each test, on whatever machine there is. */
const LONG = { timeout: 180_000 };
const WAIT = { timeout: 120_000, interval: 50 };
const UNAVAILABLE = refusal(503, 'ServerBusy', 'Azure Resource Manager is not itself today.');

const TWO = { ...POLICY, slots: SLOTS.slice(0, 2) };

let picture: Buffer;
let scratch: string;
let chain: Chain;
let scalings: Scaling[];
beforeAll(async () => {
  picture = await encode(photo(800, 600), 'jpeg');
  scratch = await mkdtemp(join(tmpdir(), 'ironviper-chain-'));
});
beforeEach(async () => {
  chain = await startChain(scratch);
  scalings = [];
});
afterEach(async () => {
  for (const { leave } of scalings) leave();
  await Promise.allSettled(scalings.map(({ ended }) => ended));
  await chain.stop();
});
afterAll(() => rm(scratch, { recursive: true }));

function scale(...parts: Parameters<Chain['scale']>): Scaling {
  const scaling = chain.scale(...parts);
  scalings.push(scaling);
  return scaling;
}

async function upload(count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, i) => `trip/${i}.jpg`);
  await Promise.all(names.map((name) => chain.world.upload(name, picture)));
  await chain.world.send(chain.world.takeEvents());
  return names.sort();
}

async function recorded(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, state } of chain.world.storage.files.list()) if (state === 'ok') names.push(name);
  return names.sort();
}

const isIdle = ({ plans }: Scaling) => plans.at(-1)?.idle === true;
const working = (): string[] => SLOTS.filter((slot) => chain.arm.group(slot)?.state === 'Running');
const converted = (slot: string) => chain.lines.some((line) => line.slot === slot && line.event === 'attempt.ended');

test('twenty pictures: from none to three converters and back, in groups that can be started again', LONG, async () => {
  const { arm, world } = chain;
  const names = await upload(20);
  expect(await scale({ until: 'idle' }).ended).toBe('idle');
  expect(await recorded()).toEqual(names);
  expect([await world.storage.jobs.depth(), await world.storage.later.depth()]).toEqual([0, 0]);
  expect(arm.names().map((name) => arm.group(name))).toEqual(
    SLOTS.map((name) => expect.objectContaining({ name, state: 'Succeeded', exitCode: 0, lives: 1 })),
  );
  expect(arm.meter.every(({ to }) => to !== undefined)).toBe(true);
  expect(mostAtOnce(arm)).toBe(3);

  // The next ones start what is there: no creation is spent on them.
  await upload(5);
  expect(await scale({ until: 'idle' }).ended).toBe('idle');
  expect(SLOTS.some((slot) => arm.group(slot)?.lives === 2)).toBe(true);
  expect(arm.calls.filter(({ method, status }) => method === 'PUT' && status < 300)).toHaveLength(3);
  expect(arm.calls.filter(({ path }) => /operations|usages/.test(path))).toEqual([]);
  for (const slot of SLOTS) {
    expect(Object.values(arm.group(slot)?.environment ?? {}).join()).not.toMatch(/AccountKey|SharedAccess/);
  }
});

test('a converter whose machine is taken away is replaced, and nothing is lost', LONG, async () => {
  const { arm } = chain;
  const [slot = ''] = SLOTS;
  const names = await upload(20);
  const scaling = scale({ policy: { ...POLICY, slots: [slot] } });
  await expect.poll(() => converted(slot), WAIT).toBe(true);
  await arm.evict(slot);
  await chain.endHolds();
  await expect.poll(() => isIdle(scaling), WAIT).toBe(true);
  expect(await recorded()).toEqual(names);
  expect(scaling.events).toContainEqual(expect.objectContaining({ event: 'slot.removed', slot, outcome: 'removed' }));
  expect(arm.meter).toHaveLength(2);
  expect(arm.group(slot)).toMatchObject({ state: 'Succeeded', lives: 1 });
});

test('while Azure Resource Manager fails nothing changes, and afterwards all goes on', LONG, async () => {
  const { arm } = chain;
  const names = await upload(20);
  const scaling = scale({ policy: TWO });
  await expect.poll(() => working().length, WAIT).toBe(2);
  const end = arm.fail(UNAVAILABLE);
  const skipped = () => scaling.events.filter(({ event }) => event === 'round.skipped').length;
  await expect.poll(skipped, WAIT).toBeGreaterThanOrEqual(3);
  const changing = arm.calls.filter(({ method, status }) => method !== 'GET' && status >= 500);
  expect(changing).toEqual([]);
  end();
  await expect.poll(() => isIdle(scaling), WAIT).toBe(true);
  expect(await recorded()).toEqual(names);
  expect(arm.meter).toHaveLength(2);
});

test('two scalers at once, each sure to be the only one, never exceed the maximum', LONG, async () => {
  const { arm } = chain;
  const names = await upload(20);
  const both = [scale({ policy: TWO, alone: true }), scale({ policy: TWO, alone: true })];
  for (const scaling of both) await expect.poll(() => isIdle(scaling), WAIT).toBe(true);
  expect(await recorded()).toEqual(names);
  expect(mostAtOnce(arm)).toBe(2);
  expect(arm.names().sort()).toEqual(TWO.slots);
});

test('what is not ours is left alone, under our names too', LONG, async () => {
  const { arm } = chain;
  const [taken = '', free = ''] = SLOTS;
  for (const name of ['stranger', taken])
    arm.place(name, aGroup({ body: { tags: {} }, container: { image: 'other' } }));
  const names = await upload(10);
  expect(await scale({ policy: { ...POLICY, slots: [taken, free] }, until: 'idle' }).ended).toBe('idle');
  expect(await recorded()).toEqual(names);
  const changed = arm.calls.filter(({ method }) => method !== 'GET').map(({ path }) => path.split('/').at(-1));
  expect(changed).toEqual([free]);
});
