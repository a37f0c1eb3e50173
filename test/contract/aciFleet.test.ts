import { describe, expect, it } from 'vitest';
import { OutageError } from '../../core/outage.ts';
import type { Run } from '../../tools/local/arm/run.ts';
import { type ArmWorld, body, FIRST, fleetOf, openArm, running, SECOND, slotIn, TEMPLATE } from './armFleet.ts';
import { fleetContract } from './fleet.ts';

fleetContract('aci', async () => {
  const ends = new Map<string, (code: number) => void>();
  const lives = new Map<string, number>();
  const run: Run = ({ name }) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    ends.set(name, resolve);
    lives.set(name, (lives.get(name) ?? 0) + 1);
    void promise.then(() => ends.delete(name));
    return { exit: promise, stop: () => resolve(0) };
  };
  const world = await openArm({ run });
  return {
    fleet: fleetOf(world),
    other: fleetOf(world),
    end: async (slot, exitCode) => ends.get(slot)?.(exitCode),
    alive: (slot) => ends.has(slot),
    lives: (slot) => lives.get(slot) ?? 0,
    pass: () => world.clock.advance(1000),
  };
});

describe('a start', () => {
  it('is one request after one look, and nobody asks how it goes', async () => {
    const world = await openArm({ pollable: false });
    expect(await fleetOf(world).start(FIRST)).toEqual({ kind: 'started' });
    expect(world.asked()).toEqual([`GET ${FIRST}`, `PUT ${FIRST}`]);
    expect(world.arm.group(FIRST)).toMatchObject({
      tags: { ironviper: 'photos' },
      environment: { IRONVIPER_NAME: FIRST, IRONVIPER_STORAGE: 'photos', IRONVIPER_LATER: 'no' },
    });
  });

  it('of what ended by itself stops it first: Azure may not have noticed', async () => {
    const world = await openArm({ pollable: false });
    await running(world);
    world.arm.exit(FIRST, 0);
    await world.clock.advance(0);
    expect(await fleetOf(world).start(FIRST)).toEqual({ kind: 'started' });
    expect(world.asked()).toEqual([`GET ${FIRST}`, `POST ${FIRST}/stop`, `POST ${FIRST}/start`]);
    await world.clock.advance(30_000);
    expect(world.arm.group(FIRST)).toMatchObject({ state: 'Running', lives: 2 });
  });

  it('of what ended makes one converter, however many ask at once', async () => {
    const world = await openArm();
    await running(world);
    world.arm.exit(FIRST, 0);
    await world.clock.advance(20_000);
    const answers = await Promise.all(Array.from({ length: 6 }, () => fleetOf(world).start(FIRST)));
    const kinds = answers.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'started')).toHaveLength(1);
    expect(kinds.filter((kind) => !['started', 'there', 'busy'].includes(kind))).toEqual([]);
    await world.clock.advance(30_000);
    expect(world.arm.group(FIRST)).toMatchObject({ state: 'Running', lives: 2 });
  });

  it('of what was made by other settings, or has failed, has to wait until that is removed', async () => {
    const world = await openArm();
    await running(world);
    world.arm.exit(FIRST, 0);
    await world.clock.advance(20_000);
    const newer = fleetOf(world, { template: { ...TEMPLATE, image: 'ghcr.io/ironviper/converter:2' } });
    const seen = slotIn(await newer.list());
    expect(seen).toMatchObject({ state: 'ended', outdated: true });
    expect(await newer.start(FIRST)).toMatchObject({ kind: 'busy', message: expect.stringContaining('removed first') });
    expect(await newer.remove(seen)).toBe('removed');
    await world.clock.advance(1000);
    expect(await newer.start(FIRST)).toEqual({ kind: 'started' });
    await world.clock.advance(30_000);
    world.arm.exit(FIRST, 3);
    await world.clock.advance(20_000);
    expect(await newer.start(FIRST)).toMatchObject({ kind: 'busy', message: expect.stringContaining('failed') });
  });

  it('whose answer is lost has worked all the same, and is not done twice', async () => {
    const world = await openArm();
    world.arm.fail('lost', { method: 'PUT', times: 1 });
    const fleet = fleetOf(world);
    await expect(fleet.start(FIRST)).rejects.toBeInstanceOf(OutageError);
    expect(slotIn(await fleet.list()).state).toBe('starting');
    expect(await fleet.start(FIRST)).toEqual({ kind: 'there' });
    expect(world.arm.group(FIRST)?.lives).toBe(1);
  });
});

describe('whoever slept between the look and the deed', () => {
  /** Falls asleep for a minute as soon as it has asked. */
  function sleepy(world: ArmWorld) {
    let slept = 0;
    const clock = { ...world.clock, now: () => world.clock.now() + slept };
    const onCall = () => {
      slept += 60_000;
    };
    return fleetOf(world, { clock, onCall });
  }

  it('starts nothing, removes nothing', async () => {
    const world = await openArm();
    await running(world);
    const seen = slotIn(await fleetOf(world).list());
    world.asked();
    expect(await sleepy(world).remove(seen)).toBe('changed');
    expect(await sleepy(world).start(SECOND)).toMatchObject({ kind: 'busy' });
    world.arm.exit(FIRST, 0);
    await world.clock.advance(20_000);
    expect(await sleepy(world).start(FIRST)).toMatchObject({ kind: 'busy' });
    expect(world.asked()).toEqual([`GET ${FIRST}`, `GET ${SECOND}`, `GET ${FIRST}`]);
  });
});

describe('a list', () => {
  it('shows what is ours beyond the slots there may be now', async () => {
    const world = await openArm();
    await running(world, 'ironviper-03');
    await running(world, SECOND);
    const fleet = fleetOf(world, { slots: [FIRST] });
    expect((await fleet.list()).map(({ name }) => name)).toEqual([SECOND, 'ironviper-03']);
  });

  it('has no end at a page', async () => {
    const world = await openArm();
    const slots = Array.from({ length: 60 }, (_, i) => `ironviper-${String(i).padStart(2, '0')}`);
    for (const slot of slots) world.arm.place(slot, body(world.options()));
    expect((await fleetOf(world, { slots }).list()).map(({ name }) => name)).toEqual(slots);
  });

  it('leaves out what went away while it was read', async () => {
    const world = await openArm();
    await running(world);
    await running(world, SECOND);
    const fleet = fleetOf(world);
    const seen = slotIn(await fleet.list());
    world.arm.freezeLists();
    await fleet.remove(seen);
    await world.clock.advance(60_000);
    expect((await fleet.list()).map(({ name }) => name)).toEqual([SECOND]);
  });

  it('leaves out what Azure is removing, which can be neither started nor removed', async () => {
    const world = await openArm();
    await running(world);
    const fleet = fleetOf(world);
    const seen = slotIn(await fleet.list());
    const leaving = body(world.options());
    Object.assign(leaving.properties as object, { provisioningState: 'Deleting' });
    world.arm.fail({ status: 200, body: { name: FIRST, ...leaving } }, { method: 'GET', path: /ironviper-00$/ });
    world.asked();
    expect(await fleet.list()).toEqual([]);
    expect(await fleet.start(FIRST)).toMatchObject({ kind: 'busy', message: expect.stringContaining('being removed') });
    expect(await fleet.remove(seen)).toBe('missing');
    expect(world.asked().filter((call) => !call.startsWith('GET'))).toEqual([]);
  });

  it('that can’t be read whole is no list', async () => {
    const world = await openArm();
    await running(world);
    await running(world, SECOND);
    world.arm.fail('drop', { method: 'GET', path: /ironviper-01$/ });
    await expect(fleetOf(world).list()).rejects.toBeInstanceOf(OutageError);
  });

  it('tells why a slot does not start', async () => {
    const world = await openArm();
    world.arm.fate(FIRST, { unpullable: true });
    world.arm.fate(SECOND, { starved: true });
    const fleet = fleetOf(world);
    await fleet.start(FIRST);
    await fleet.start(SECOND);
    await world.clock.advance(30_000);
    const seen = await fleet.list();
    expect(slotIn(seen)).toMatchObject({ state: 'starting', detail: expect.stringContaining('Failed to pull image') });
    expect(slotIn(seen, SECOND)).toMatchObject({ state: 'failed', detail: expect.stringContaining('not available') });
  });

  it('calls failed what Azure gave up and runs all the same, and its removal ends the bill', async () => {
    const world = await openArm();
    world.arm.fate(FIRST, { provisioningFails: true });
    const fleet = fleetOf(world);
    await fleet.start(FIRST);
    await world.clock.advance(30_000);
    const seen = slotIn(await fleet.list());
    expect(seen.state).toBe('failed');
    expect(world.arm.meter[0]?.to).toBeUndefined();
    expect(await fleet.remove(seen)).toBe('removed');
    await world.clock.advance(60_000);
    expect(world.arm.meter[0]?.to).toBeGreaterThan(0);
  });
});
