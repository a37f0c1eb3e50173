/** What every implementation of `Fleet` must do, sentence by sentence of the port. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Fleet, Slot } from '../../core/fleet.ts';

export interface FleetUnderTest {
  fleet: Fleet;
  /** Another program's view of the same slots; the same again where there can be no other. */
  other: Fleet;
  /** Lets its converter end by itself. */
  end(slot: string, exitCode: number): Promise<void>;
  /** A converter's process lives there, really. */
  alive(slot: string): boolean;
  /** How many converters have been started there. */
  lives(slot: string): number;
  /** Lets the platform go on a little. */
  pass(): Promise<void>;
}

const [FIRST, SECOND, THIRD] = ['ironviper-00', 'ironviper-01', 'ironviper-02'] as const;

export function fleetContract(name: string, make: () => Promise<FleetUnderTest>): void {
  describe(`${name} keeps the contract of Fleet`, () => {
    let under: FleetUnderTest;
    let fleet: Fleet;
    beforeEach(async () => {
      under = await make();
      fleet = under.fleet;
    });

    const seen = async (slot: string): Promise<Slot | undefined> =>
      (await fleet.list()).find(({ name }) => name === slot);
    /** As long as the test may take. */
    const until = async (is: () => Promise<boolean> | boolean) => {
      while (!(await is())) await under.pass();
    };
    const comesTo = async (slot: string, state: Slot['state']): Promise<Slot> => {
      await until(async () => (await seen(slot))?.state === state && under.alive(slot) === (state === 'running'));
      return (await seen(slot))!;
    };
    const runs = async (slot: string): Promise<Slot> => {
      expect(await fleet.start(slot)).toEqual({ kind: 'started' });
      return comesTo(slot, 'running');
    };
    /** A slot that is being changed may be busy for a while. */
    const startsAgain = async (slot: string): Promise<Slot> => {
      await until(async () => (await fleet.start(slot)).kind === 'started');
      return comesTo(slot, 'running');
    };

    it('is empty until something is started', async () => {
      expect(await fleet.list()).toEqual([]);
    });

    it('shows what was started at once, and that it runs as soon as it does', async () => {
      expect(await fleet.start(FIRST)).toEqual({ kind: 'started' });
      expect(await seen(FIRST)).toMatchObject({ state: expect.stringMatching(/starting|running/), outdated: false });
      const slot = await comesTo(FIRST, 'running');
      expect(slot.life).not.toBe('');
      expect(slot.exitCode).toBeUndefined();
      expect(slot.endedAt).toBeUndefined();
      expect(new Date(slot.startedAt!).toISOString().slice(0, 19)).toBe(slot.startedAt!.slice(0, 19));
    });

    it('starts nothing where something starts or runs already', async () => {
      await fleet.start(FIRST);
      expect(await fleet.start(FIRST)).toEqual({ kind: 'there' });
      expect(await under.other.start(FIRST)).toEqual({ kind: 'there' });
      const { life } = await comesTo(FIRST, 'running');
      expect(await fleet.start(FIRST)).toEqual({ kind: 'there' });
      expect((await seen(FIRST))?.life).toBe(life);
      expect(under.lives(FIRST)).toBe(1);
    });

    it('starts one converter in a slot, however many ask at once', async () => {
      const asked = Array.from({ length: 6 }, (_, i) => (i % 2 ? fleet : under.other).start(FIRST));
      const answers = (await Promise.all(asked)).map(({ kind }) => kind);
      expect(answers).toContain('started');
      expect(answers.filter((kind) => !['started', 'there', 'busy'].includes(kind))).toEqual([]);
      await comesTo(FIRST, 'running');
      expect(under.lives(FIRST)).toBe(1);
    });

    it('lists slots in order of their names, whoever started them', async () => {
      await under.other.start(THIRD);
      await fleet.start(FIRST);
      await under.other.start(SECOND);
      expect((await fleet.list()).map(({ name }) => name)).toEqual([FIRST, SECOND, THIRD]);
      expect((await under.other.list()).map(({ name }) => name)).toEqual([FIRST, SECOND, THIRD]);
    });

    it('tells what ended well, and starts it again as another life', async () => {
      const first = await runs(FIRST);
      await runs(SECOND);
      await under.end(FIRST, 0);
      const slot = await comesTo(FIRST, 'ended');
      expect(slot).toMatchObject({ exitCode: 0, endedAt: expect.any(String) });
      expect(Date.parse(slot.endedAt!)).toBeGreaterThanOrEqual(Date.parse(slot.startedAt!));
      expect((await seen(SECOND))?.state).toBe('running');
      expect((await startsAgain(FIRST)).life).not.toBe(first.life);
      expect(under.lives(FIRST)).toBe(2);
    });

    it('tells what failed', async () => {
      await runs(FIRST);
      await under.end(FIRST, 3);
      expect(await comesTo(FIRST, 'failed')).toMatchObject({ exitCode: 3 });
    });

    it.each([0, 3])('removes what has ended with exit code %d, and lets the slot be started anew', async (exitCode) => {
      const first = await runs(FIRST);
      await runs(SECOND);
      await under.end(FIRST, exitCode);
      const slot = await comesTo(FIRST, exitCode === 0 ? 'ended' : 'failed');
      expect(await fleet.remove(slot)).toBe('removed');
      await until(async () => !(await seen(FIRST)));
      expect(await fleet.remove(slot)).toBe('missing');
      expect((await seen(SECOND))?.state).toBe('running');
      expect((await startsAgain(FIRST)).life).not.toBe(first.life);
    });

    it('ends and removes what runs', async () => {
      const slot = await runs(FIRST);
      await runs(SECOND);
      expect(await fleet.remove(slot)).toBe('removed');
      await until(async () => !(await seen(FIRST)) && !under.alive(FIRST));
      expect(under.alive(SECOND)).toBe(true);
      expect(await fleet.remove(slot)).toBe('missing');
      await startsAgain(FIRST);
    });

    it('removes nothing that is not what was seen: it has ended meanwhile, or another life has begun', async () => {
      const ran = await runs(FIRST);
      await under.end(FIRST, 0);
      const ended = await comesTo(FIRST, 'ended');
      expect(await fleet.remove(ran)).toBe('changed');
      expect(await seen(FIRST)).toMatchObject({ state: 'ended' });
      await startsAgain(FIRST);
      expect(await fleet.remove(ran)).toBe('changed');
      expect(await fleet.remove(ended)).toBe('changed');
      expect(await under.other.remove(ended)).toBe('changed');
      expect(await seen(FIRST)).toMatchObject({ state: 'running' });
      expect(under.alive(FIRST)).toBe(true);
    });

    it('removes nothing that was seen to start and runs by now', async () => {
      await fleet.start(FIRST);
      const before = (await seen(FIRST))!;
      const runs = await comesTo(FIRST, 'running');
      expect(await fleet.remove({ ...runs, ...before, state: 'starting' })).toBe('changed');
      expect(under.alive(FIRST)).toBe(true);
    });
  });
}
