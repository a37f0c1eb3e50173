/** What `npm run status` reads: counts, the last failures, converters that matter, and work that nobody takes. */
import { expect, test } from 'vitest';
import type { Heartbeat } from '../../core/heartbeat.ts';
import { recordName } from '../../core/names.ts';
import { laterWarnings } from '../../library/status/warnings.ts';
import { readStatus } from '../../tools/status/readStatus.ts';
import { statusText } from '../../tools/status/statusText.ts';
import { aLibrary } from '../rules/aLibrary.ts';
import { aRecord } from '../rules/aRecord.ts';
import { aRow } from '../rules/aRow.ts';

const DAY = 86_400_000;
const ACCOUNT = { account: 'family', url: 'https://family.blob.core.windows.net' };

function beat(key: string, at: number, changes: Partial<Heartbeat> = {}): Heartbeat {
  const beatAt = new Date(at).toISOString();
  return {
    ...{ partition: 'converter', key, startedAt: beatAt, beatAt, state: 'idle', outage: '' },
    ...{ jobs: '[]', tools: '[]', missing: '[]', takesLater: false },
    ...changes,
  };
}

test('one that fell silent is shown for a day; then it is no news', async () => {
  const { storage, clock } = aLibrary();
  const now = clock.now();
  await storage.converters.put(beat('alive', now));
  await storage.converters.put(beat('silent', now - DAY / 2));
  await storage.converters.put(beat('forgotten', now - 2 * DAY));
  const { converters } = await readStatus(storage, clock);
  expect(converters.map(({ name, silent }) => [name, silent])).toEqual([
    ['alive', false],
    ['silent', true],
  ]);
});

test('one that gave up over an outage is told of as long as nobody works in its place', async () => {
  const { storage, clock } = aLibrary();
  await storage.converters.put(beat('pi', clock.now() - 300_000, { outage: 'storage: away' }));
  const alone = await readStatus(storage, clock);
  expect(alone.warnings).toEqual(['pi gave up, and was last heard 5:00 ago. storage: away']);
  expect(statusText({ ...ACCOUNT, ...alone })).toContain(
    '\nNo converter is alive. Last heard of:\n  pi: silent for 5:00',
  );
  await storage.converters.put(beat('laptop', clock.now()));
  expect((await readStatus(storage, clock)).warnings).toEqual([]);
});

test('the last failures are those that came last, with the words of their records', async () => {
  const { storage, clock } = aLibrary();
  for (let day = 1; day <= 7; day += 1) {
    const fault = { code: 'corrupt', message: `Cut on day ${day}.`, stage: 'picture', attempts: 1 } as const;
    const uploadedAt = `2026-06-0${day}T10:00:00.000Z`;
    const { id, name } = aRecord({ name: `${day}.jpg` });
    await storage.files.put(aRow(name, { state: 'failed', fault: 'corrupt', uploadedAt }));
    const record = aRecord({ name, state: 'failed', fault, uploadedAt });
    await storage.records.put(recordName(id), Buffer.from(JSON.stringify(record)), { contentType: 'application/json' });
  }
  await storage.files.put(aRow('sound.jpg'));
  const status = await readStatus(storage, clock);
  expect(status.files).toEqual({ ok: 1, degraded: 0, unsupported: 0, failed: 7 });
  expect(status.failures.map(({ name }) => name)).toEqual(['7.jpg', '6.jpg', '5.jpg', '4.jpg', '3.jpg']);
  expect(statusText({ ...ACCOUNT, ...status })).toMatch(
    /7\.jpg: corrupt: Cut on day 7\.\n[\s\S]+npm run reconvert -- --failed/,
  );
});

test('what waits in jobs-later is said where no living converter takes it', async () => {
  const { storage, clock } = aLibrary();
  await storage.later.send('waits');
  await storage.converters.put(beat('pi', clock.now()));
  const { warnings, converters } = await readStatus(storage, clock);
  expect(warnings).toEqual([expect.stringContaining('1 message in jobs-later, and no living converter takes them')]);
  const [pi] = converters;
  if (!pi) throw new Error('There is no converter.');
  expect(laterWarnings(1, [{ ...pi, takesLater: true }])).toEqual([]);
  expect(laterWarnings(1, [{ ...pi, takesLater: true, silent: true }])).toHaveLength(1);
  expect(laterWarnings(0, [])).toEqual([]);
});
