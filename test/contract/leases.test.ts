import { expect, it } from 'vitest';
import { azureLeases } from '../../core/azure/leases.ts';
import { useAzurite } from '../azurite.ts';
import { fakeClock } from '../fakes/clock.ts';
import { memoryLeases } from '../fakes/leases.ts';
import { leasesContract } from './leases.ts';

leasesContract('memory', async () => {
  const clock = fakeClock();
  const absent = memoryLeases(clock);
  absent.broken = 'the container does not exist';
  return { leases: memoryLeases(clock), absent, end: () => clock.advance(60_000) };
});

it('a lease in memory lasts as long as it was taken for, from its last renewal, and beyond that until it is taken', async () => {
  const clock = fakeClock();
  const leases = memoryLeases(clock);
  const first = await leases.acquire('compact', 20);
  if (first === 'taken') throw new Error('taken');
  await clock.advance(19_999);
  expect(await leases.acquire('compact', 15)).toBe('taken');
  expect(await first.renew()).toBe('renewed');
  await clock.advance(19_999);
  expect(await leases.acquire('compact', 15)).toBe('taken');
  await clock.advance(1000);
  expect(leases.snapshot()).toEqual({});
  expect(await first.renew()).toBe('renewed');
  expect(await leases.acquire('compact', 15)).toBe('taken');
  await clock.advance(20_000);
  expect(await leases.acquire('compact', 15)).not.toBe('taken');
  expect(await first.renew()).toBe('lost');
});

const azurite = useAzurite();

leasesContract('Azurite', async () => {
  const container = azurite.clients().container(azurite.name());
  await container.create();
  return {
    leases: azureLeases(container),
    absent: azureLeases(azurite.clients().container(azurite.name())),
    end: async (name) => {
      await container.getBlobClient(`leases/${name}`).getBlobLeaseClient().breakLease(0);
    },
  };
});

it('a lease of Azurite that ended is lost even before somebody else has taken it, if it was broken', async () => {
  const container = azurite.clients().container(azurite.name());
  await container.create();
  const lease = await azureLeases(container).acquire('compact', 15);
  if (lease === 'taken') throw new Error('taken');
  const blob = container.getBlobClient('leases/compact');
  await blob.getBlobLeaseClient().breakLease(0);
  expect(await lease.renew()).toBe('lost');
  await blob.delete();
  expect(await lease.renew()).toBe('lost');
  await lease.release();
});
