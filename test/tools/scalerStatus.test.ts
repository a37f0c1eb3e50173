/** What `npm run status` says of the scaler, of what was used today, and of what the scaler will take care of. */
import { expect, test } from 'vitest';
import type { Heartbeat } from '../../core/heartbeat.ts';
import { SCALER_STATE, type ScalerState } from '../../core/scalerState.ts';
import { type DailyUsage, usageName } from '../../core/usage.ts';
import { readStatus, type Status } from '../../tools/status/readStatus.ts';
import { statusText } from '../../tools/status/statusText.ts';
import { aLibrary, type Library } from '../rules/aLibrary.ts';

const JSON_TYPE = { contentType: 'application/json' };

function text(status: Status): string {
  return statusText({ account: 'family', url: 'https://family.blob.core.windows.net', ...status });
}

async function putJson({ storage }: Library, name: string, value: object): Promise<void> {
  await storage.state.put(name, Buffer.from(JSON.stringify(value)), JSON_TYPE);
}

/** Said so many seconds ago. */
function said({ clock }: Library, ageSeconds: number, changes: Partial<ScalerState> = {}): ScalerState {
  const at = new Date(clock.now() - ageSeconds * 1000).toISOString();
  return {
    ...{ at, decision: '3 waiting: 1 starts.', trouble: '', lives: {}, failures: [], busy: {}, work: {} },
    queues: [],
    spent: { date: at.slice(0, 10), seconds: 4500 },
    ...changes,
  };
}

function used(clock: Library['clock'], changes: Partial<DailyUsage>): [name: string, usage: DailyUsage] {
  const date = new Date(clock.now()).toISOString().slice(0, 10);
  const usage = { program: 'worker', instance: 'a', date, seconds: 3600, operations: {}, work: {}, ...changes };
  return [usageName(usage), usage];
}

const LIFE = { startedAt: '2026-07-01T00:00:00.000Z', worked: false, counted: {} };

test('where no scaler has ever been, nothing is said of one', async () => {
  const { storage, clock } = aLibrary();
  const status = await readStatus(storage, clock);
  expect(status).not.toHaveProperty('scaler');
  expect(text(status)).not.toContain('Scaler');
});

test('the last decision is told with its age, and what was spent today; what was learned stays between programs', async () => {
  const library = aLibrary();
  await library.clock.advance(3_600_000);
  await putJson(library, SCALER_STATE, said(library, 12, { work: { 'photo-1M': { jobs: 3, seconds: 1 } } }));
  const status = await readStatus(library.storage, library.clock);
  expect(status.scaler).toMatchObject({ ageSeconds: 12, awake: true, decision: '3 waiting: 1 starts.' });
  expect(status.scaler).not.toHaveProperty('work');
  expect(text(status)).toContain(
    "\n\nScaler      12 s ago: 3 waiting: 1 starts.\n  spent     1.25 converter hours today (UTC): $0.06 at Azure's",
  );
  await library.clock.advance(86_400_000);
  const later = await readStatus(library.storage, library.clock);
  expect(text(later)).toContain('\nScaler      last at work 24:00:12 ago: 3 waiting');
  expect(later.scaler).toMatchObject({ awake: false, spent: { date: '2026-07-02', seconds: 0 } });
  expect(text(later)).toContain('spent     0 converter seconds today (UTC): nothing at');
});

test('trouble and a back-off are told, each as long as it lasts', async () => {
  const library = aLibrary();
  const until = new Date(library.clock.now() + 90_000).toISOString();
  const backOff = { kind: 'quota', until, times: 1, message: 'no more than 10' } as const;
  await putJson(library, SCALER_STATE, said(library, 0, { trouble: 'local-00 will not start.', backOff }));
  const status = await readStatus(library.storage, library.clock);
  expect(text(status)).toContain('\n  trouble   local-00 will not start.\n');
  expect(text(status)).toContain('\n  waits     1:30 more (quota): no more than 10\n');
  expect(status.warnings).toEqual(['The scaler: local-00 will not start.']);
  await library.clock.advance(90_000);
  expect(text(await readStatus(library.storage, library.clock))).not.toContain('waits');
});

test('why nothing starts is not told again by the decision, nor by each converter that failed', async () => {
  const library = aLibrary();
  const { storage, clock } = library;
  const outage = 'scratch: no room';
  const trouble = `3 converters in a row ended, the last one, local-00: ${outage}.`;
  const failures = [{ slot: 'local-00', at: new Date(clock.now()).toISOString(), why: outage }];
  const decision = `5 waiting: 1 more wanted. ${trouble}`;
  await putJson(library, SCALER_STATE, said(library, 0, { trouble, decision, failures }));
  const beatAt = new Date(clock.now()).toISOString();
  for (const key of ['local-00', 'pi']) {
    const beat = {
      partition: 'converter',
      key,
      startedAt: beatAt,
      beatAt,
      state: 'waiting out an outage' as const,
      outage,
    };
    await storage.converters.put({ ...beat, jobs: '[]', tools: '[]', missing: '[]', takesLater: true });
  }
  const status = await readStatus(storage, clock);
  expect(text(status)).toContain(`Scaler      0 s ago: 5 waiting: 1 more wanted.\n  trouble   ${trouble}\n`);
  expect(status.warnings).toEqual([`The scaler: ${trouble}`, `pi is kept from working. ${outage}`]);
});

test('messages without a converter are a person’s business only if the scaler does not see to them', async () => {
  const library = aLibrary();
  const { storage, clock } = library;
  await storage.jobs.send('waits');
  const warnings = async (state?: ScalerState) => {
    if (state) await putJson(library, SCALER_STATE, state);
    return (await readStatus(storage, clock)).warnings;
  };
  expect(await warnings()).toEqual([expect.stringContaining('npm run worker starts one, npm run scaler as many')]);
  expect(await warnings(said(library, 5, { lives: { 'local-00': LIFE } }))).toEqual([]);
  // They are hidden, and come back; or it waits for the platform, and tries again.
  expect(await warnings(said(library, 5))).toEqual([]);
  expect(await warnings(said(library, 600, { lives: { 'local-00': LIFE }, trouble: 'old' }))).toEqual([
    '1 message in jobs, and no converter is alive. The scaler was at work 10:00 ago: if it does not run any more, ' +
      'npm run scaler starts it.',
  ]);
});

test('what waits in jobs-later is nobody’s business only if the scaler’s converters leave it alone', async () => {
  const library = aLibrary();
  const { storage, clock } = library;
  await storage.later.send('waits');
  const warnings = async (state: ScalerState) => {
    await putJson(library, SCALER_STATE, state);
    return (await readStatus(storage, clock)).warnings;
  };
  expect(await warnings(said(library, 5, { takesLater: true }))).toEqual([]);
  expect(await warnings(said(library, 5, { takesLater: false }))).toEqual([
    expect.stringContaining('no living converter takes them'),
  ]);
  expect(await warnings(said(library, 600, { takesLater: true }))).toEqual([
    expect.stringMatching(/^1 message in jobs-later\. The scaler was at work 10:00 ago/),
  ]);
});

test('the lives of a program on this day are one sum, priced as Azure would', async () => {
  const library = aLibrary();
  const yesterday = { date: '2026-06-30', instance: 'c' };
  for (const usage of [
    used(library.clock, { operations: { write: 10_000, queue: 5000 } }),
    used(library.clock, { instance: 'b', operations: { write: 10_000 } }),
    used(library.clock, yesterday),
    used(library.clock, { program: 'scaler', operations: { queue: 12, arm: 1000 } }),
  ])
    await putJson(library, ...usage);
  const status = await readStatus(library.storage, library.clock);
  expect(status.usage.map(({ program, seconds, usd }) => [program, seconds, Number(usd.toFixed(6))])).toEqual([
    ['scaler', 3600, 0.000005],
    ['worker', 7200, 0.2108],
  ]);
  expect(status.usage[1]?.operations).toMatchObject({ write: 20_000, queue: 5000, read: 0 });
  expect(text(status)).toContain(
    "\n\nToday (UTC), at Azure's list prices\n  scaler    12 calls: less than $0.0001\n" +
      '  worker    2.00 converter hours, 25,000 calls: $0.21\n',
  );
});

test('a converter tells what it has done, how fast, with how much memory, and until when', async () => {
  const { storage, clock } = aLibrary();
  const beat: Heartbeat = {
    ...{ partition: 'converter', key: 'local-00', state: 'working', outage: '', tools: '[]', missing: '[]' },
    startedAt: new Date(clock.now() - 130_000).toISOString(),
    beatAt: new Date(clock.now() - 10_000).toISOString(),
    ...{ jobs: '[{"name":"a.jpg","stage":"picture"}]', takesLater: true },
    ...{ inHand: 3, done: 1198, failed: 2, peakBytes: 250e6, version: '1.2.3', lifetimeSeconds: 21_600 },
  };
  await storage.converters.put(beat);
  const alive = text(await readStatus(storage, clock));
  expect(alive).toContain(
    '\n    so far     1,198 done, 2 failed, 600 a minute; 250 MB of memory at most; release 1.2.3; leaves in 5:57:50 at the latest\n' +
      '    picture    a.jpg\n               and 2 more\n',
  );
  await clock.advance(60_000);
  expect(text(await readStatus(storage, clock))).toMatch(/local-00: silent for 1:10;.*\n.*release 1\.2\.3\n/);
  const { inHand: _a, done: _b, failed: _c, peakBytes: _d, version: _e, lifetimeSeconds: _f, ...earlier } = beat;
  await storage.converters.put({ ...earlier, key: 'pi' });
  expect(text(await readStatus(storage, clock))).toMatch(/ {2}pi: .*\n {4}picture {4}a\.jpg\n$/);
});
