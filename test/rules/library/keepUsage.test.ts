/** What a program used: a file a day, right to the minute, and no trouble of it is the program's. */
import { expect, test } from 'vitest';
import { OutageError } from '../../../core/outage.ts';
import type { Storage } from '../../../core/storage.ts';
import { DailyUsage } from '../../../core/usage.ts';
import type { WorkByClass } from '../../../core/workClass.ts';
import { keepUsage } from '../../../library/keepUsage.ts';
import { readBlob } from '../../../library/readBlob.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { memoryStorage } from '../../fakes/storage.ts';
import { watch } from '../watch.ts';

const HOUR = 3_600_000;

function aProgram(start: string, watched: (storage: Storage) => Storage = (storage) => storage) {
  const clock = fakeClock(Date.parse(start));
  const storage = memoryStorage(clock);
  const operations = { write: 0, queue: 0 };
  const work: WorkByClass = {};
  const logged: string[] = [];
  const { write } = keepUsage({
    state: watched(storage).state,
    clock,
    log: (event) => logged.push(event),
    program: 'worker',
    name: 'pi-1',
    operations,
    work: () => structuredClone(work),
  });
  const written = async () => {
    const all: [string, DailyUsage][] = [];
    for await (const { name } of storage.state.list('usage/')) {
      const blob = await readBlob(storage.state, name);
      all.push([name, DailyUsage.parse(JSON.parse(blob === 'missing' ? '' : blob.bytes.toString()))]);
    }
    return Object.fromEntries(all);
  };
  return { clock, operations, work, write, written, logged };
}

test('the file of a day says what its program has used so far, each time anew', async () => {
  const { clock, operations, work, write, written } = aProgram('2026-07-01T10:00:00.000Z');
  operations.queue = 5;
  await clock.advance(60_000);
  await write();
  operations.queue = 9;
  work['photo-4M'] = { jobs: 2, seconds: 0.8 };
  await clock.advance(30_000);
  await write();
  expect(await written()).toEqual({
    'usage/2026-07-01/worker-pi-1-20260701T100000000Z.json': {
      program: 'worker',
      instance: 'pi-1-20260701T100000000Z',
      date: '2026-07-01',
      seconds: 90,
      operations: { write: 0, queue: 9 },
      work: { 'photo-4M': { jobs: 2, seconds: 0.8 } },
    },
  });
});

test('midnight divides what was used: each day has its own, and together they are all', async () => {
  const { clock, operations, work, write, written } = aProgram('2026-07-01T23:00:00.000Z');
  operations.queue = 100;
  work['photo-4M'] = { jobs: 10, seconds: 4 };
  work['raw-16M'] = { jobs: 1, seconds: 2 };
  await clock.advance(HOUR);
  await write();
  operations.queue = 130;
  work['photo-4M'] = { jobs: 15, seconds: 6 };
  await clock.advance(HOUR / 2);
  await write();
  expect(Object.values(await written())).toMatchObject([
    {
      date: '2026-07-01',
      seconds: 3600,
      operations: { queue: 100 },
      work: { 'photo-4M': { jobs: 10, seconds: 4 }, 'raw-16M': { jobs: 1, seconds: 2 } },
    },
    { date: '2026-07-02', seconds: 1800, operations: { queue: 30 }, work: { 'photo-4M': { jobs: 5, seconds: 2 } } },
  ]);
  expect((await written())['usage/2026-07-02/worker-pi-1-20260701T230000000Z.json']?.work).not.toHaveProperty(
    'raw-16M',
  );
});

test('a program that was silent for days accounts for each of them', async () => {
  const { clock, write, written } = aProgram('2026-07-01T12:00:00.000Z');
  await clock.advance(60 * HOUR);
  await write();
  const days = Object.values(await written()).map(({ date, seconds }) => [date, seconds / 3600]);
  expect(days).toEqual([
    ['2026-07-01', 12],
    ['2026-07-02', 24],
    ['2026-07-03', 24],
    ['2026-07-04', 0],
  ]);
});

test('a storage that takes no account stops nothing, and has it the next time, whole', async () => {
  let broken = true;
  const { clock, operations, write, written, logged } = aProgram('2026-07-01T23:59:00.000Z', (storage) =>
    watch(storage, () => {
      if (broken) throw new OutageError('storage', 'refused');
    }),
  );
  operations.queue = 3;
  await clock.advance(120_000);
  await write();
  expect([logged, await written()]).toEqual([['usage.failed'], {}]);
  broken = false;
  await clock.advance(60_000);
  await write();
  expect(Object.values(await written())).toMatchObject([
    { date: '2026-07-01', seconds: 60, operations: { queue: 3 } },
    { date: '2026-07-02', seconds: 120, operations: { queue: 0 } },
  ]);
});
