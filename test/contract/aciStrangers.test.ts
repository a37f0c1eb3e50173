import { describe, expect, it } from 'vitest';
import { type ArmWorld, body, FIRST, fleetOf, openArm, running, SECOND, slotIn } from './armFleet.ts';

/** Groups that somebody else made: under a name of ours, of another library, and one that we have nothing to do with. */
async function amongStrangers(): Promise<ArmWorld> {
  const world = await openArm();
  const options = world.options();
  const { tags: _, ...untagged } = body(options);
  world.arm.place(FIRST, untagged);
  world.arm.place(SECOND, body({ ...options, library: 'others' }));
  world.arm.place('web-shop', untagged);
  world.arm.place('ironviper-07', body({ ...options, library: 'others' }));
  await world.clock.advance(30_000);
  return world;
}

describe('container groups that are not ours', () => {
  it('are shown as foreign under our names, and not at all under others', async () => {
    const world = await amongStrangers();
    expect((await fleetOf(world).list()).map(({ name, state }) => [name, state])).toEqual([
      [FIRST, 'foreign'],
      [SECOND, 'foreign'],
    ]);
    expect(world.asked()).toEqual(['GET /']);
  });

  it('are never touched, whatever is wanted of us', async () => {
    const world = await amongStrangers();
    const fleet = fleetOf(world);
    const seen = await fleet.list();
    for (const slot of seen) {
      expect(await fleet.start(slot.name)).toMatchObject({
        kind: 'busy',
        message: expect.stringContaining('not ours'),
      });
      expect(await fleet.remove(slot)).toBe('changed');
    }
    expect(await fleet.remove({ ...slotIn(seen), name: 'web-shop' })).toBe('changed');
    expect(world.asked().filter((call) => !call.startsWith('GET'))).toEqual([]);
    expect(world.arm.names()).toEqual([FIRST, SECOND, 'web-shop', 'ironviper-07']);
  });

  it('stay where one takes the place of ours after we looked', async () => {
    const world = await openArm();
    await running(world);
    const fleet = fleetOf(world);
    const seen = slotIn(await fleet.list());
    await fleet.remove(seen);
    await world.clock.advance(60_000);
    world.arm.place(FIRST, body({ ...world.options(), library: 'others' }));
    await world.clock.advance(30_000);
    expect(await fleet.remove(seen)).toBe('changed');
    expect(world.arm.group(FIRST)?.state).toBe('Running');
  });
});
