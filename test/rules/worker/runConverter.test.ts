/** A whole converter over memory: it does all there is to do, and buries nothing when it is broken itself. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Heartbeat } from '../../../core/heartbeat.ts';
import { idOf } from '../../../core/id.ts';
import { newUsage } from '../../../core/operations.ts';
import { OutageError } from '../../../core/outage.ts';
import type { Storage } from '../../../core/storage.ts';
import { look } from '../../../library/look.ts';
import { readBlob } from '../../../library/readBlob.ts';
import { readRecord } from '../../../library/readRecord.ts';
import { type ConverterParts, runConverter } from '../../../worker/runConverter.ts';
import { openScratch } from '../../../worker/scratch.ts';
import { aLibrary, type Library } from '../aLibrary.ts';
import { PIPELINE } from '../aRecord.ts';
import { compared } from '../library/published.ts';
import { all, marksIn } from '../library/records.ts';
import { watch } from '../watch.ts';
import { fakeMedia } from './fakeMedia.ts';

const refused = new OutageError('storage', 'refused');

async function aLife(
  { storage, clock }: Pick<ConverterParts, 'storage' | 'clock'> & Pick<Library, 'clock'>,
  changes: Partial<ConverterParts> = {},
) {
  const parent = await mkdtemp(join(tmpdir(), 'life-test-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const logged: { event: string; fields: object }[] = [];
  const stop = new AbortController();
  const life = runConverter({
    storage,
    clock,
    log: (event, fields = {}) => logged.push({ event, fields }),
    stop: stop.signal,
    loadMedia: async () => fakeMedia(),
    pipeline: PIPELINE,
    openScratch: () => openScratch(parent, 1_000_000),
    name: 'pi-1',
    tools: ['words'],
    missing: [],
    concurrency: 2,
    memoryBytes: 1000,
    takesLater: true,
    idleSeconds: 60,
    pollSeconds: 30,
    outageSeconds: 60,
    version: '1.2.3',
    lifetimeSeconds: 3600,
    operations: newUsage(),
    onProgress: () => {},
    ...changes,
  });
  let over = false;
  const ending = life.finally(() => (over = true));
  // Its files are real, so time has to wait for them: as long as anything moves, a little at a time.
  for (let turn = 0; !over && turn < 10_000; turn++) await clock.advance(250);
  return { departure: await ending, logged };
}

async function uploaded(library: Library, texts: Record<string, string>) {
  const { storage } = library;
  for (const [name, text] of Object.entries(texts)) {
    await storage.originals.put(name, Buffer.from(text), { contentType: 'image/jpeg' });
    await look(storage, name);
  }
}

test('every file gets its record, and the library is published', async () => {
  const library = aLibrary();
  await uploaded(library, {
    'a.jpg': 'jpeg one taken 2026-05-04T18:32:10',
    'b.jpg': 'jpeg two',
    'c.jpg': 'jpeg broken',
    'd.txt': 'other words',
    'e.jpg': 'jpeg memory 5000',
  });
  await library.storage.jobs.send('no event');
  const { departure } = await aLife(library);
  expect(departure).toBe('idle');
  const { storage } = library;
  const states = await all(storage.files.list());
  expect(states.map((row) => [row.name, row.state]).sort()).toEqual([
    ['a.jpg', 'ok'],
    ['b.jpg', 'ok'],
    ['c.jpg', 'failed'],
    ['d.txt', 'unsupported'],
    ['e.jpg', 'failed'],
  ]);
  expect(states.find((row) => row.name === 'e.jpg')?.fault).toBe('out-of-memory');
  expect([await storage.jobs.depth(), await storage.later.depth(), await storage.poison.depth()]).toEqual([0, 0, 1]);
  expect(await marksIn(storage)).toEqual([]);
  const { now, clean } = await compared(storage);
  expect(now).toEqual(clean);
  expect(await all(storage.converters.list())).toEqual([]);
});

test('what it did is in its heartbeat, and what it used outlives it, by class of work', async () => {
  const library = aLibrary();
  await uploaded(library, { 'a.jpg': 'jpeg one', 'b.jpg': 'jpeg broken', 'd.txt': 'other words' });
  const rows: Heartbeat[] = [];
  const storage = watch(library.storage, ({ does, args }) => {
    if (does === 'converters.put') rows.push(args[0] as Heartbeat);
  });
  const operations = { ...newUsage(), table: 12 };
  await aLife({ ...library, storage }, { operations, idleSeconds: 5 });
  expect(rows.at(-1)).toMatchObject({ state: 'idle', inHand: 0, done: 2, failed: 1 });
  expect(library.clock.sleepers()).toBe(0);

  const { state } = library.storage;
  const names = (await all(state.list('usage/'))).map(({ name }) => name);
  expect(names).toEqual(['usage/2026-07-01/worker-pi-1-20260701T000000000Z.json']);
  const blob = await readBlob(state, names[0]!);
  expect(JSON.parse(blob === 'missing' ? '' : blob.bytes.toString())).toMatchObject({
    program: 'worker',
    seconds: expect.toSatisfy((seconds) => seconds >= 5),
    operations: { table: 12 },
    work: { 'photo-0': { jobs: 2 }, 'other-0': { jobs: 1 } },
  });
});

test('a download gets on with its bytes alone: neither a renewed hold nor an empty queue says anything of it', async () => {
  const library = aLibrary();
  const { storage, clock } = library;
  await uploaded(library, { 'a.jpg': 'jpeg one' });
  const events: string[] = [];
  async function* body() {
    yield Buffer.from('jpeg ');
    events.push('first');
    await clock.sleep(100_000);
    yield Buffer.from('one');
    events.push('second');
    await clock.sleep(100_000);
    events.push('end');
  }
  const slow: Storage = {
    ...storage,
    originals: {
      ...storage.originals,
      async read(name) {
        const opened = await storage.originals.read(name);
        return typeof opened === 'string' ? opened : { ...opened, body: body() };
      },
    },
  };
  const watched = watch(slow, ({ does }) => events.push(does));
  await aLife({ ...library, storage: watched }, { onProgress: () => events.push('progress') });
  const between = (from: string, to: string) => events.slice(events.indexOf(from) + 1, events.indexOf(to));
  for (const [from, to, progress] of [
    ['first', 'second', ['progress']],
    ['second', 'end', []],
  ] as const) {
    const seen = between(from, to);
    expect(seen).toEqual(expect.arrayContaining(['jobs.update', 'jobs.receive', 'converters.put']));
    expect(seen.filter((one) => one === 'progress')).toEqual(progress);
  }
});

describe('it gets on', () => {
  async function eventsOf(library: Library, watched: (storage: Storage) => Storage = (storage) => storage) {
    const events: string[] = [];
    const storage = watched(watch(library.storage, ({ does }) => events.push(does)));
    await aLife({ ...library, storage }, { onProgress: () => events.push('progress'), concurrency: 1, idleSeconds: 1 });
    return events;
  }

  test('with each step of a job, with its bytes, and with its end', async () => {
    const library = aLibrary();
    await uploaded(library, { 'a.jpg': 'jpeg one' });
    const events = await eventsOf(library);
    const [looked, removed] = [events.indexOf('records.read'), events.indexOf('jobs.remove')];
    const steps = events.slice(looked, removed).filter((one) => one === 'progress');
    // Download, its bytes, inspect, wait, picture, write.
    expect(steps).toHaveLength(6);
    const after = events.slice(removed);
    expect(after.indexOf('progress')).toBeLessThan(after.indexOf('jobs.receive'));
  });

  test('with each look at its queues while there is nothing to do', async () => {
    const events = await eventsOf(aLibrary());
    const polls = events.filter((one) => one === 'later.receive');
    expect(polls.length).toBeGreaterThan(1);
    expect(events.filter((one) => one === 'progress')).toHaveLength(polls.length);
  });

  test('with each time that it waits out an outage', async () => {
    const refusing = (storage: Storage) =>
      watch(storage, ({ does }) => {
        if (does === 'jobs.receive') throw refused;
      });
    const events = await eventsOf(aLibrary(), refusing);
    expect(events.filter((one) => one === 'progress')).toHaveLength(6);
  });
});

describe('a broken converter buries nothing', () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.jpg`, 'jpeg photo']));
  const refusing = (port: string) => (storage: Storage) =>
    watch(storage, ({ does }) => {
      if (does.startsWith(port)) throw refused;
    });

  test.each<[string, (storage: Storage) => Storage, Partial<ConverterParts>]>([
    ['its storage refuses originals', refusing('originals.read'), {}],
    ['its storage refuses previews', refusing('previews.put'), {}],
    ['its storage refuses records', refusing('records.put'), {}],
    ['its queue refuses it', refusing('jobs.receive'), {}],
    ['its decoder fails to load', (storage) => storage, { loadMedia: () => Promise.reject(refused) }],
    ['its disk is full', (storage) => storage, { loadMedia: async () => fakeMedia({ render: full }) }],
  ])('when %s', async (_, watched, changes) => {
    const library = aLibrary();
    await uploaded(library, many);
    const broken = await aLife({ ...library, storage: watched(library.storage) }, changes);
    expect(broken.departure).toBe('outage');
    expect(broken.logged.at(-1)).toMatchObject({ event: 'converter.gave-up' });
    const { storage } = library;
    expect(await storage.jobs.depth()).toBe(40);
    expect(await all(storage.files.list())).toEqual([]);
    expect(await all(storage.converters.list())).toMatchObject([{ outage: expect.stringMatching(/refused|ENOSPC/) }]);

    await library.clock.advance(600_000);
    expect((await aLife(library)).departure).toBe('idle');
    expect(await storage.jobs.depth()).toBe(0);
    for (const name of Object.keys(many)) {
      expect(await readRecord(storage, idOf(name))).toMatchObject({ record: { state: 'ok' } });
    }
  });

  async function full(): Promise<never> {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  }
});
