/** Emptying an account: beside converters at work, and begun again after it was stopped anywhere. */
import { expect, test } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import type { Heartbeat } from '../../core/heartbeat.ts';
import type { Row } from '../../core/row.ts';
import { clearAll } from '../../tools/clear/clearAll.ts';
import { countAll, countContents } from '../../tools/clear/contents.ts';
import { whenIdle } from '../../tools/clear/whenIdle.ts';
import { fakeClock } from '../fakes/clock.ts';
import { type MemoryStorage, memoryStorage } from '../fakes/storage.ts';

const silent = { onRemoved: () => {}, onWait: () => {} };
const never = new AbortController().signal;
const STOPPED = new Error('Told to stop');

async function filled(): Promise<MemoryStorage> {
  const storage = memoryStorage(systemClock);
  for (const blobs of [storage.originals, storage.previews, storage.records, storage.state]) {
    for (const name of ['a', 'b/c']) await blobs.put(name, Buffer.from('x'), { contentType: 'text/plain' });
  }
  for (const queue of [storage.jobs, storage.later, storage.poison]) {
    await queue.send('waiting');
    await queue.send('hidden', { hiddenSeconds: 3600 });
  }
  await storage.jobs.receive(1, 120);
  await storage.files.put({ partition: '2026-01', key: 'a' } as Row);
  await storage.marks.put({ partition: 'month', key: '2026-01' });
  return storage;
}

/** The same storage, which fails at its `n`th removal. */
function failingAt(storage: MemoryStorage, n: number): MemoryStorage {
  let left = n;
  const guard = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if ((key !== 'remove' && key !== 'clear') || typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          left -= 1;
          return left < 0 ? Promise.reject(new Error('stopped')) : value(...args);
        };
      },
    });
  return Object.fromEntries(Object.entries(storage).map(([role, part]) => [role, guard(part)])) as MemoryStorage;
}

test('everything goes, also what is hidden and held', async () => {
  const storage = await filled();
  await clearAll(storage, systemClock, silent, never);
  expect(countAll(await countContents(storage))).toBe(0);
});

test('what was used and learned is still true, and stays', async () => {
  const storage = await filled();
  const stays = ['scaler.json', 'usage/2026-07-01/worker-a.json'];
  for (const name of stays) await storage.state.put(name, Buffer.from('{}'), { contentType: 'application/json' });
  await clearAll(storage, systemClock, silent, never);
  const left: string[] = [];
  for await (const { name } of storage.state.list('')) left.push(name);
  expect(left).toEqual(stays);
});

test('stopped at any step and run again, it ends the same', async () => {
  for (let step = 0; ; step += 1) {
    const storage = await filled();
    const ended = await clearAll(failingAt(storage, step), systemClock, silent, never).then(
      () => true,
      () => false,
    );
    await clearAll(storage, systemClock, silent, never);
    expect(countAll(await countContents(storage)), `stopped at step ${step}`).toBe(0);
    if (ended) return;
  }
});

test('told to stop, it ends between two removals, and lets others publish again', async () => {
  const storage = await filled();
  const stop = new AbortController();
  let removed = 0;
  const onRemoved = () => {
    removed += 1;
    stop.abort(STOPPED);
  };
  const ended = clearAll(storage, systemClock, { ...silent, onRemoved }, stop.signal);
  await expect(ended).rejects.toBe(STOPPED);
  const left = await countContents(storage);
  expect(left.blobs).toMatchObject({ originals: 2 - removed, previews: 2, records: 2 });
  expect(removed).toBeGreaterThan(0);
  const lease = await storage.leases.acquire('compact', 60);
  if (lease === 'taken') throw new Error('It has kept its lease');
  await lease.release();
  await clearAll(storage, systemClock, silent, never);
  expect(countAll(await countContents(storage))).toBe(0);
});

test('told to stop, it waits for no converter', async () => {
  const clock = fakeClock();
  const storage = memoryStorage(clock);
  const now = new Date(clock.now()).toISOString();
  await storage.converters.put({
    ...{ partition: 'converter', key: 'pi', startedAt: now, beatAt: now, state: 'working', outage: '' },
    ...{ jobs: JSON.stringify([{ name: 'a.jpg', stage: 'picture' }]), tools: '[]', missing: '[]', takesLater: true },
  });
  const stop = new AbortController();
  const onWait = () => {
    if (stop.signal.aborted) throw new Error('It waits on');
    stop.abort(STOPPED);
  };
  await expect(whenIdle(storage, clock, stop.signal, onWait)).rejects.toBe(STOPPED);
});

test('a converter is waited for until it has said, since, that it has nothing in hand', async () => {
  const clock = fakeClock();
  const storage = memoryStorage(clock);
  const beat = (jobs: object[]) => {
    const now = new Date(clock.now()).toISOString();
    const row: Heartbeat = {
      partition: 'converter',
      key: 'pi',
      startedAt: now,
      beatAt: now,
      state: 'working',
      jobs: JSON.stringify(jobs),
      outage: '',
      tools: '[]',
      missing: '[]',
      takesLater: true,
    };
    return storage.converters.put(row);
  };
  await beat([]);
  let idle = false;
  const waiting = whenIdle(storage, clock, never, () => {}).then(() => {
    idle = true;
  });
  await clock.advance(5000);
  expect(idle).toBe(false);
  await beat([{ name: 'a.jpg', stage: 'picture' }]);
  await clock.advance(5000);
  expect(idle).toBe(false);
  await beat([]);
  await clock.advance(5000);
  expect(idle).toBe(true);
  await waiting;
  // One that has fallen silent holds nobody up.
  await clock.advance(60_000);
  await whenIdle(storage, clock, never, () => {});
});
