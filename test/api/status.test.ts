/** What `/api/status` tells, to whom, and how seldom it asks the storage. */
import { expect, test } from 'vitest';
import type { Heartbeat } from '../../core/heartbeat.ts';
import { OutageError } from '../../core/outage.ts';
import { SCALER_STATE, type ScalerState } from '../../core/scalerState.ts';
import { usageName } from '../../core/usage.ts';
import { aLibrary } from '../rules/aLibrary.ts';
import { watch } from '../rules/watch.ts';
import { anApi } from './anApi.ts';

const SECRET = 'https://family.blob.core.windows.net';

async function aBusyApi() {
  const library = aLibrary();
  const { storage, clock } = library;
  await storage.jobs.send('first');
  await clock.advance(90_000);
  const now = clock.now();
  const at = (secondsAgo: number) => new Date(now - secondsAgo * 1000).toISOString();
  for (let i = 0; i < 3; i += 1) await storage.jobs.send('waits');
  await storage.later.send('waits');
  await storage.poison.send('nothing');
  const beat = (key: string, changes: Partial<Heartbeat>): Heartbeat => ({
    ...{ partition: 'converter', key, state: 'working', outage: '', tools: '[]', takesLater: true, version: '1.2.3' },
    ...{ startedAt: at(130), beatAt: at(10), jobs: '[]', missing: '[]', peakBytes: 1000 },
    ...changes,
  });
  const jobs = JSON.stringify([{ name: 'secret/me.jpg', stage: 'picture' }]);
  const missing = JSON.stringify([{ tool: 'ffmpeg', of: 'FFmpeg', kinds: ['video'] }]);
  const outage = `storage: no answer from ${SECRET}`;
  await storage.converters.put(beat('local-00', { jobs, missing, inHand: 2, done: 38, failed: 2 }));
  await storage.converters.put(beat('pi', { state: 'waiting out an outage', outage }));
  await storage.converters.put(beat('gone', { startedAt: at(700), beatAt: at(100), done: 600 }));
  const scaler: ScalerState = {
    ...{
      at: at(5),
      decision: '4 waiting: 1 starts.',
      trouble: `denied by ${SECRET}`,
      lives: {},
      failures: [],
      busy: {},
    },
    ...{ work: {}, queues: [], spent: { date: '2026-07-01', seconds: 60 } },
    backOff: { kind: 'denied', until: at(-60), times: 1, message: SECRET },
  };
  const put = (name: string, value: object) =>
    storage.state.put(name, Buffer.from(JSON.stringify(value)), { contentType: 'application/json' });
  await put(SCALER_STATE, scaler);
  const usage = { program: 'worker', instance: 'a', date: '2026-07-01', seconds: 5400, operations: { write: 10_000 } };
  await put(usageName(usage), usage);
  let reads = 0;
  let away = false;
  const watched = watch(storage, ({ does }) => {
    if (does === 'jobs.depth') reads += 1;
    if (away && does === 'jobs.peek') throw new OutageError('storage', SECRET);
  });
  let visits = 0;
  const publisher = { soon: () => {}, ifLeft: () => void visits++, close: async () => {} };
  const api = await anApi([], { storage: watched, clock, publisher });
  const fail = (now: boolean) => {
    away = now;
  };
  return { ...library, api, fail, reads: () => reads, visits: () => visits };
}

test('an owner is told what waits, who works, what it costs, and what to see to', async () => {
  const { api } = await aBusyApi();
  const status = await (await api.get('/api/status')).json();
  expect(status).toMatchObject({
    ...{ at: '2026-07-01T00:01:30.000Z', depth: 4, later: 1, poison: 1, oldestSeconds: 90 },
    rates: { perMinute: 20 },
    today: { converterHours: 1.5, programs: [{ program: 'worker', seconds: 5400, calls: 10_000 }] },
    scaler: { decision: '4 waiting: 1 starts.', ageSeconds: 5, awake: true, waits: { kind: 'denied' } },
    warnings: [
      expect.stringContaining('The scaler: denied'),
      expect.stringContaining('jobs-poison'),
      expect.stringContaining('pi is kept from working'),
    ],
  });
  expect((status as { today: { usd: number } }).today.usd).toBeCloseTo(0.055 + 1.5 * 0.0494, 6);
  const { fleet } = status as { fleet: object[] };
  expect(fleet).toMatchObject([
    { name: 'gone', silent: true },
    {
      ...{ name: 'local-00', silent: false, inHand: 2, done: 38, failed: 2, perMinute: 20, lacks: ['ffmpeg'] },
      jobs: [{ name: 'secret/me.jpg', stage: 'picture' }],
    },
    { name: 'pi', outage: `storage: no answer from ${SECRET}` },
  ]);
});

test('a viewer sees that it works, and neither names of files nor what is said of the account', async () => {
  const { api } = await aBusyApi();
  const status = (await (await api.get('/api/status', 'viewer')).json()) as { fleet: object[] };
  expect(status).toMatchObject({ depth: 4, later: 1, poison: 1, oldestSeconds: 90, rates: { perMinute: 20 } });
  expect(status.fleet[1]).toMatchObject({ name: 'local-00', jobs: [{ stage: 'picture' }] });
  expect(JSON.stringify(status)).not.toMatch(/secret|windows\.net|warnings|scaler/);
});

test('a wait that is over is not told any more', async () => {
  const { api, clock } = await aBusyApi();
  await clock.advance(60_000);
  const status = (await (await api.get('/api/status')).json()) as { scaler: object };
  expect(status.scaler).not.toHaveProperty('waits');
});

test('where nothing waits and nobody works it says so, and not zero where nothing is known', async () => {
  const api = await anApi();
  expect(await (await api.get('/api/status')).json()).toEqual({
    ...{ at: '2026-07-01T00:00:00.000Z', depth: 0, later: 0, poison: 0, oldestSeconds: null, fleet: [] },
    ...{ rates: { perMinute: 0 }, today: { converterHours: 0, usd: 0, programs: [] }, warnings: [] },
  });
});

test('any number of open pages cost one reading in two seconds, and each is a visit', async () => {
  const { api, clock, reads, visits } = await aBusyApi();
  const ask = () => Promise.all(Array.from({ length: 20 }, () => api.get('/api/status')));
  expect((await ask()).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  await clock.advance(1900);
  await ask();
  expect([reads(), visits()]).toEqual([1, 40]);
  await clock.advance(200);
  await ask();
  expect(reads()).toBe(2);
});

test('an outage is told to all who asked, without its words, and the next who asks gets a new reading', async () => {
  const { api, fail } = await aBusyApi();
  fail(true);
  const answers = await Promise.all([api.get('/api/status'), api.get('/api/status', 'viewer')]);
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  for (const answer of answers) expect(await answer.text()).not.toContain(SECRET);
  fail(false);
  expect((await api.get('/api/status')).status).toBe(200);
});

test.each([
  ['a heartbeat', 'converters'],
  ['a usage file', 'usage'],
])('%s that nobody of ours has written is no mistake of the one who asks', async (_, what) => {
  const { storage, clock } = aLibrary();
  if (what === 'converters') await storage.converters.put({ partition: 'converter', key: 'odd' } as Heartbeat);
  else await storage.state.put('usage/2026-07-01/odd.json', Buffer.from('{'), { contentType: 'application/json' });
  const api = await anApi([], { storage, clock });
  expect((await api.get('/api/status')).status).toBe(503);
});

test('nobody is told anything', async () => {
  const { api } = await aBusyApi();
  expect((await api.get('/api/status', null)).status).toBe(401);
});
