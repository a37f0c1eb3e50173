import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { parseAccount } from '../../core/azure/account.ts';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { OutageError } from '../../core/outage.ts';
import type { Storage } from '../../core/storage.ts';
import { useAzurite } from '../azurite.ts';
import { fakeClock } from '../fakes/clock.ts';
import { memoryStorage, snapshotOf } from '../fakes/storage.ts';
import { textsOf } from '../textsOf.ts';
import { bytesOf } from './bytes.ts';

const azurite = useAzurite();

/** Writes something of its own into every part, and says what each part then holds. */
async function useAll(storage: Storage): Promise<Record<string, unknown>> {
  const held: Record<string, unknown> = {};
  for (const part of ['originals', 'previews', 'records', 'state'] as const) {
    await storage[part].put(part, bytesOf(part), { contentType: 'text/plain' });
    const names = [];
    for await (const { name } of storage[part].list('')) names.push(name);
    held[part] = names;
  }
  for (const part of ['jobs', 'later', 'poison'] as const) {
    await storage[part].send(part);
    held[part] = await textsOf(storage[part]);
  }
  for (const part of ['files', 'marks', 'converters'] as const) {
    await storage[part].put({ partition: part, key: 'k' } as never);
    const partitions = [];
    for await (const { partition } of storage[part].list()) partitions.push(partition);
    held[part] = partitions;
  }
  const lease = await storage.leases.acquire('compact', 15);
  return { ...held, lease: lease !== 'taken' };
}

const eachItsOwn = {
  originals: ['originals'],
  previews: ['previews'],
  records: ['records'],
  state: ['state'],
  jobs: ['jobs'],
  later: ['later'],
  poison: ['poison'],
  files: ['files'],
  marks: ['marks'],
  converters: ['converters'],
  lease: true,
};

it('a storage is an outage until it was made; making it twice is harmless; every part is its own', async () => {
  const storage = openStorage(azurite.account());
  await expect(storage.originals.read('a')).rejects.toBeInstanceOf(OutageError);
  await expect(storage.jobs.depth()).rejects.toBeInstanceOf(OutageError);
  await expect(storage.files.get('p', 'k')).rejects.toBeInstanceOf(OutageError);
  await ensureStorage(azurite.account());
  await ensureStorage(azurite.account());
  expect(await useAll(storage)).toEqual(eachItsOwn);
  const leases = await openStorage(azurite.account()).leases.acquire('compact', 15);
  expect(leases).toBe('taken');
});

it('a storage can be entered with a shared access signature, and is an outage to one that allows too little', async () => {
  await ensureStorage(azurite.account());
  const all = openStorage(withSas(azurite.account(), 'rwdlacup'));
  await all.originals.put('sas.jpg', bytesOf('x'), { contentType: 'image/jpeg' });
  expect(await all.originals.head('sas.jpg')).toMatchObject({ bytes: 1 });
  await all.jobs.send('x');
  await all.marks.put({ partition: 'month', key: '2026-01' });
  expect(await all.marks.get('month', '2026-01')).not.toBe('missing');
  const readOnly = openStorage(withSas(azurite.account(), 'rl'));
  expect(await readOnly.originals.head('sas.jpg')).toMatchObject({ bytes: 1 });
  const writes = [
    () => readOnly.originals.put('sas.jpg', bytesOf('y'), { contentType: 'image/jpeg' }),
    () => readOnly.jobs.send('x'),
    () => readOnly.marks.put({ partition: 'month', key: '2026-01' }),
  ];
  for (const write of writes) await expect(write()).rejects.toBeInstanceOf(OutageError);
});

it('a storage that cannot be reached cannot be made, and that is an outage', async () => {
  await expect(ensureStorage(azurite.account().replace(/:\d+\//g, ':9/'))).rejects.toBeInstanceOf(OutageError);
});

it('a storage in memory keeps every part for itself, and shows its whole state as plain data', async () => {
  const storage = memoryStorage(fakeClock());
  expect(await useAll(storage)).toEqual(eachItsOwn);
  const snapshot = snapshotOf(storage);
  expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
  expect(snapshot.originals).toMatchObject({ originals: { content: 'originals', contentType: 'text/plain' } });
  expect(snapshot.jobs).toMatchObject([{ text: 'jobs', hiddenUntil: 0, deliveries: 0 }]);
  expect(snapshot.marks).toMatchObject([{ partition: 'marks', key: 'k' }]);
  expect(Object.keys(snapshot.leases)).toEqual(['compact']);
});

it('a state in memory is the same as another exactly if what is in it is', async () => {
  const states = new Set<string>();
  const steps: ((storage: Storage) => Promise<unknown>)[] = [
    async () => {},
    (s) => s.originals.put('a', bytesOf('one'), { contentType: 'text/plain' }),
    (s) => s.originals.put('a', bytesOf('two'), { contentType: 'text/plain' }),
    (s) => s.originals.put('a', Uint8Array.of(0xff), { contentType: 'text/plain' }),
    (s) => s.originals.put('a', bytesOf('one'), { contentType: 'text/plain', metadata: { a: 'b' } }),
    (s) => s.jobs.send('a'),
    (s) => s.jobs.send('a', { hiddenSeconds: 1 }),
    (s) => s.jobs.send('a').then(() => s.jobs.receive(1, 1)),
    (s) => s.marks.put({ partition: 'p', key: 'k' }),
    (s) => s.leases.acquire('a', 15),
  ];
  for (const step of [...steps, ...steps]) {
    const storage = memoryStorage(fakeClock());
    await step(storage);
    states.add(JSON.stringify(snapshotOf(storage)));
  }
  expect(states.size).toBe(steps.length);
});

it('nothing happens in memory before the caller lets go, and no answer is there at once', async () => {
  const storage = memoryStorage(fakeClock());
  const empty = snapshotOf(storage);
  const calls = [
    storage.originals.put('a', bytesOf('x'), { contentType: 'text/plain' }),
    storage.jobs.send('a'),
    storage.marks.put({ partition: 'p', key: 'k' }),
    storage.leases.acquire('a', 15),
  ];
  expect(snapshotOf(storage)).toEqual(empty);
  await Promise.all(calls);
  expect(Object.keys(snapshotOf(storage).originals)).toEqual(['a']);
});

it('a part of a storage in memory can be broken, and mended', async () => {
  const storage = memoryStorage(fakeClock());
  storage.jobs.broken = 'the queue is away';
  await expect(storage.jobs.send('x')).rejects.toThrow('the queue is away');
  expect(await storage.later.depth()).toBe(0);
  storage.jobs.broken = undefined;
  await storage.jobs.send('x');
  expect(await storage.jobs.depth()).toBe(1);
});

/** An account SAS, as the portal makes it. */
function withSas(account: string, permissions: string): string {
  const { name, key = '', blob, queue, table } = parseAccount(account);
  const [services, types, end, version] = ['bqt', 'sco', '2099-01-01T00:00:00Z', '2019-12-12'];
  const lines = [name, permissions, services, types, '', end, '', 'https,http', version, ''].join('\n');
  const sig = createHmac('sha256', Buffer.from(key, 'base64')).update(lines).digest('base64');
  const sas = new URLSearchParams({
    sv: version,
    ss: services,
    srt: types,
    sp: permissions,
    se: end,
    spr: 'https,http',
    sig,
  });
  return `BlobEndpoint=${blob};QueueEndpoint=${queue};TableEndpoint=${table};SharedAccessSignature=${sas}`;
}
