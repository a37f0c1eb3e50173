/** What every implementation of `Leases` must do, sentence by sentence of the port. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Lease, Leases } from '../../core/leases.ts';
import { OutageError } from '../../core/outage.ts';

export interface LeasesUnderTest {
  leases: Leases;
  /** Leases whose container does not exist. */
  absent: Leases;
  /** Ends a lease before its holder does, as time would. */
  end(name: string): Promise<void>;
}

export function leasesContract(name: string, make: () => Promise<LeasesUnderTest>): void {
  describe(`${name} keeps the contract of Leases`, () => {
    let under: LeasesUnderTest;
    let leases: Leases;
    beforeEach(async () => {
      under = await make();
      leases = under.leases;
    });

    const held = async (lease: string, seconds = 15): Promise<Lease> => {
      const answer = await leases.acquire(lease, seconds);
      if (answer === 'taken') throw new Error(`${lease} is taken`);
      return answer;
    };

    it('gives a lease to one alone, and others to others', async () => {
      await held('compact');
      expect(await leases.acquire('compact', 15)).toBe('taken');
      expect(await leases.acquire('compact', 60)).toBe('taken');
      await held('other/with a name');
    });

    it('gives a lease to one alone of many who ask at once', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => leases.acquire('compact', 15)));
      expect(answers.filter((answer) => answer !== 'taken')).toHaveLength(1);
    });

    it('is renewed by its holder, again and again', async () => {
      const lease = await held('compact');
      expect(await lease.renew()).toBe('renewed');
      expect(await lease.renew()).toBe('renewed');
      expect(await leases.acquire('compact', 15)).toBe('taken');
    });

    it('can be taken once it is given up, and is lost to who gave it up', async () => {
      const first = await held('compact');
      await first.release();
      const second = await held('compact');
      expect(await first.renew()).toBe('lost');
      await first.release();
      expect(await leases.acquire('compact', 15)).toBe('taken');
      expect(await second.renew()).toBe('renewed');
    });

    it('is lost when it ended and somebody else has taken it; giving it up then takes nothing from them', async () => {
      const first = await held('compact');
      await under.end('compact');
      const second = await held('compact');
      expect(await first.renew()).toBe('lost');
      await first.release();
      await first.release();
      expect(await second.renew()).toBe('renewed');
      expect(await leases.acquire('compact', 15)).toBe('taken');
    });

    it.each([14, 61, -1, 15.5])('refuses %d seconds', async (seconds) => {
      await expect(leases.acquire('compact', seconds)).rejects.toThrow('from 15 to 60');
    });

    it('throws OutageError if there is nowhere to keep leases', async () => {
      await expect(under.absent.acquire('compact', 15)).rejects.toBeInstanceOf(OutageError);
    });
  });
}
