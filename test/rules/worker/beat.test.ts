/** The heartbeat: what a converter says of itself, how often, and what stays of it. */

import { describe, expect, test } from 'vitest';
import { HEARTBEAT_SECONDS } from '../../../core/heartbeat.ts';
import { OutageError } from '../../../core/outage.ts';
import type { Storage } from '../../../core/storage.ts';
import { type BeatOptions, startBeat } from '../../../worker/beat.ts';
import { aLibrary } from '../aLibrary.ts';
import { all } from '../library/records.ts';
import { watch } from '../watch.ts';

const outage = new OutageError('storage', 'refused');

const ABOUT: Omit<BeatOptions, 'storage' | 'clock' | 'log'> = {
  name: 'pi-1',
  tools: ['sharp'],
  missing: [{ tool: 'ffmpeg', of: 'FFmpeg', kinds: ['video'] }],
  takesLater: true,
  version: '1.2.3',
  lifetimeSeconds: 3600,
};
const COUNT = { done: 7, failed: 2, work: { 'photo-4M': { jobs: 8, seconds: 3.5 } } };

async function aBeat(watched: (storage: Storage) => Storage = (storage) => storage, about = ABOUT) {
  const { storage, clock } = aLibrary();
  const logged: string[] = [];
  const log = (event: string) => logged.push(event);
  const beat = startBeat({ storage: watched(storage), clock, log, ...about }, { count: () => COUNT });
  await clock.advance(0);
  const rows = async () => (await all(storage.converters.list())).map(({ etag: _, ...row }) => row);
  return { beat, clock, rows, logged };
}

test('a converter says at once who it is', async () => {
  const { beat, clock, rows } = await aBeat();
  const now = new Date(clock.now()).toISOString();
  expect(await rows()).toEqual([
    {
      partition: 'converter',
      key: 'pi-1',
      startedAt: now,
      beatAt: now,
      state: 'idle',
      jobs: '[]',
      inHand: 0,
      done: 7,
      failed: 2,
      work: '{"photo-4M":{"jobs":8,"seconds":3.5}}',
      peakBytes: expect.closeTo(process.resourceUsage().maxRSS * 1024, -8),
      version: '1.2.3',
      lifetimeSeconds: 3600,
      outage: '',
      tools: '["sharp"]',
      missing: '[{"tool":"ffmpeg","of":"FFmpeg","kinds":["video"]}]',
      takesLater: true,
    },
  ]);
  await beat.end();
});

test('and again every fifteen seconds', async () => {
  const beats: string[] = [];
  const { beat, clock, rows } = await aBeat((storage) =>
    watch(storage, ({ does }) => does === 'converters.put' && beats.push(does)),
  );
  await clock.advance(14_999);
  expect(beats).toHaveLength(1);
  await clock.advance(1);
  expect(beats).toHaveLength(2);
  await clock.advance(60_000);
  expect(beats).toHaveLength(6);
  expect(await rows()).toMatchObject([{ beatAt: new Date(clock.now()).toISOString() }]);
  await beat.end();
});

test('it says which jobs it has in hand, each with its stage', async () => {
  const { beat, clock, rows } = await aBeat();
  const [a, b] = [{ name: 'a.jpg' }, { name: 'b.jpg' }];
  beat.stage(a, 'download');
  beat.stage(b, 'look');
  beat.stage(a, 'picture');
  await clock.advance(HEARTBEAT_SECONDS * 1000);
  const jobs = [
    { name: 'a.jpg', stage: 'picture' },
    { name: 'b.jpg', stage: 'look' },
  ];
  expect(await rows()).toMatchObject([{ state: 'working', jobs: JSON.stringify(jobs), inHand: 2 }]);
  await beat.end();
});

test('it says at once that it begins to work, and that it has nothing left to do', async () => {
  const { beat, clock, rows } = await aBeat();
  const [first, second] = [{ name: 'a.jpg' }, { name: 'a.jpg' }];
  beat.stage(first, 'look');
  beat.stage(second, 'look');
  await clock.advance(0);
  expect(await rows()).toMatchObject([{ state: 'working' }]);
  // The same original is in hand twice: it works until both have ended.
  beat.stage(first, undefined);
  await clock.advance(HEARTBEAT_SECONDS * 1000);
  expect(await rows()).toMatchObject([{ state: 'working' }]);
  beat.stage(second, undefined);
  await clock.advance(0);
  expect(await rows()).toMatchObject([{ state: 'idle', jobs: '[]' }]);
  await beat.end();
});

test('more jobs than a row can hold are cut to a list that can still be read', async () => {
  const { beat, clock, rows } = await aBeat();
  for (let i = 0; i < 100; i++) beat.stage({ name: `${i}-${'\n'.repeat(1000)}` }, 'look');
  await clock.advance(HEARTBEAT_SECONDS * 1000);
  const [row] = await rows();
  expect(row?.jobs.length).toBeLessThan(32_000);
  expect(JSON.parse(row?.jobs ?? '')).toHaveLength(16);
  expect(row?.inHand).toBe(100);
  await beat.end();
});

test('without a guard it names no lifetime', async () => {
  const { beat, rows } = await aBeat(undefined, { ...ABOUT, lifetimeSeconds: undefined });
  expect((await rows())[0]).not.toHaveProperty('lifetimeSeconds');
  await beat.end();
});

describe('an outage', () => {
  test('is said while it lasts', async () => {
    const { beat, clock, rows } = await aBeat();
    beat.outage(outage);
    await clock.advance(0);
    expect(await rows()).toMatchObject([{ state: 'waiting out an outage', outage: 'storage: refused' }]);
    beat.outage(undefined);
    await clock.advance(0);
    expect(await rows()).toMatchObject([{ state: 'idle', outage: '' }]);
    await beat.end();
  });

  test('stays to be read when the converter is gone', async () => {
    const { beat, rows } = await aBeat();
    beat.outage(outage);
    await beat.end();
    expect(await rows()).toMatchObject([{ outage: 'storage: refused' }]);
  });
});

test('who leaves in good order leaves nothing, and beats no more', async () => {
  const { beat, clock, rows } = await aBeat();
  await beat.end();
  await clock.advance(60_000);
  expect(await rows()).toEqual([]);
});

test('a storage that takes no heartbeat stops nothing', async () => {
  const { beat, clock, logged } = await aBeat((storage) =>
    watch(storage, () => {
      throw outage;
    }),
  );
  await clock.advance(15_000);
  await beat.end();
  expect(logged).toEqual(['heartbeat.failed', 'heartbeat.failed', 'heartbeat.failed']);
});
