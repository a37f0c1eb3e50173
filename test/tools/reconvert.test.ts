/** `npm run reconvert`: what is chosen is converted again and nothing else, and what it will take is said before. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { systemClock } from '../../core/clock.ts';
import { idOf } from '../../core/id.ts';
import { recordName } from '../../core/names.ts';
import { newUsage, type Operation } from '../../core/operations.ts';
import { PIPELINE_VERSION } from '../../core/pipeline.ts';
import { operationsUsd } from '../../core/prices.ts';
import type { Storage } from '../../core/storage.ts';
import { act } from '../../library/act.ts';
import { look } from '../../library/look.ts';
import { readRecord } from '../../library/readRecord.ts';
import { findLeft } from '../../tools/local/settled.ts';
import { type Choice, choiceOf } from '../../tools/reconvert/choice.ts';
import { CALLS, estimate } from '../../tools/reconvert/estimate.ts';
import { estimateText } from '../../tools/reconvert/estimateText.ts';
import { forEachChosen } from '../../tools/reconvert/forEachChosen.ts';
import { survey } from '../../tools/reconvert/survey.ts';
import { attempt } from '../../worker/attempt.ts';
import { taker } from '../../worker/take.ts';
import { memoryStorage } from '../fakes/storage.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { aRecord } from '../rules/aRecord.ts';
import { aRow } from '../rules/aRow.ts';
import { watch } from '../rules/watch.ts';
import { aConverter, NAME } from '../rules/worker/aConverter.ts';
import { run, startStack } from './program.ts';

const SLOW = { timeout: 120_000 };
const JPEG = { contentType: 'image/jpeg' };
const NEVER = new AbortController().signal;

/** When each was converted, by name. */
async function conversions(storage: Storage): Promise<Map<string, string>> {
  while ((await findLeft(storage)) !== '') await sleep(50);
  const at = new Map<string, string>();
  for await (const { key, name } of storage.files.list()) {
    const known = await readRecord(storage, key);
    at.set(name, known === 'missing' ? 'missing' : `${known.record.rev} ${known.record.convertedAt}`);
  }
  return at;
}

test('each choice converts what it names, into the same pictures, and a dry run nothing', SLOW, async () => {
  const { env, account } = await startStack();
  const storage = openStorage(account);
  const sound = await encode(photo(320, 240), 'jpeg');
  const files: [name: string, content: Buffer][] = [
    ['trip/a.jpg', sound],
    ['trip/day 1/cut.jpg', sound.subarray(0, 20)],
    ['trip/empty.jpg', Buffer.alloc(0)],
    ['trip2/b.jpg', sound],
  ];
  for (const [name, content] of files) await storage.originals.put(name, content, JPEG);
  const before = await conversions(storage);
  expect(before.size).toBe(4);
  let latest = before;
  const again = async (...args: string[]) => {
    const { code, stdout } = await run('reconvert.ts', args, env).ended;
    const [earlier, now] = [latest, await conversions(storage)];
    latest = now;
    return { code, stdout, names: [...now.keys()].filter((name) => now.get(name) !== earlier.get(name)).sort() };
  };

  const dry = await again('--all', '--dry-run');
  expect(dry).toMatchObject({ code: 0, names: [] });
  expect(dry.stdout).toMatch(/^4 files, \d+ KB: about \d seconds? of one core\. Nothing was sent\.\n$/);
  const sent = (count: string) => `${count} sent to jobs-later. npm run status shows how many are left.\n`;
  expect(await again('--failed')).toEqual({
    code: 0,
    stdout: sent('2 messages'),
    names: ['trip/day 1/cut.jpg', 'trip/empty.jpg'],
  });
  expect(await again('--fault', 'empty')).toEqual({ code: 0, stdout: sent('1 message'), names: ['trip/empty.jpg'] });
  // A person's word of trash is theirs; and a folder of a longer name is another.
  await act(storage, systemClock, idOf('trip/a.jpg'), { op: 'trash' });
  const folder = await again('--folder', 'trip/', '--json');
  expect(JSON.parse(folder.stdout)).toMatchObject({ files: 3, sent: 3, usd: {} });
  expect(folder.names).toEqual(['trip/a.jpg', 'trip/day 1/cut.jpg', 'trip/empty.jpg']);
  expect(await readRecord(storage, idOf('trip/a.jpg'))).toMatchObject({ record: { user: { trashed: {} } } });
  const revs = (at: Map<string, string>) => [...at].map(([name, text]) => [name, text.split(' ')[0]]);
  expect(revs(latest)).toEqual(revs(before));

  expect(await again('--pipeline-before', `${PIPELINE_VERSION}`)).toEqual({
    code: 0,
    stdout: 'Nothing to convert again.\n',
    names: [],
  });
  expect((await again('--pipeline-before', `${PIPELINE_VERSION + 1}`, '--dry-run', '--json')).stdout).toMatch(
    /^\{"files":4,.+,"sent":0\}\n$/,
  );
  // What has lost its record is in no list, but it has a name.
  await storage.records.remove(recordName(idOf('trip2/b.jpg')));
  latest = await conversions(storage);
  expect(await again('--name', 'trip2/b.jpg')).toMatchObject({ code: 0, names: ['trip2/b.jpg'] });

  const nobody = await run('reconvert.ts', ['--name', 'trip/none.jpg'], env).ended;
  expect(nobody).toMatchObject({ code: 2, stderr: expect.stringContaining('The library has nothing named trip/none') });
});

const SAID: [said: Parameters<typeof choiceOf>[0], choice: Choice | string][] = [
  [{ failed: true }, { by: 'failed' }],
  [{ all: true }, { by: 'all' }],
  [{ fault: 'too-large' }, { by: 'fault', fault: 'too-large' }],
  [{ folder: '/a b/c//' }, { by: 'folder', folder: 'a b/c' }],
  [{ name: '/a' }, { by: 'name', name: '/a' }],
  [{ 'pipeline-before': '12' }, { by: 'pipeline', before: 12 }],
  [{}, 'in one way: --failed, --fault'],
  [{ failed: true, all: true }, 'in one way'],
  [{ fault: 'broken' }, 'There are corrupt, empty'],
  [{ folder: '/' }, '--all'],
  [{ 'pipeline-before': '0' }, 'a whole number, not 0'],
  [{ 'pipeline-before': '1e3' }, 'a whole number, not 1e3'],
];

test.each(SAID)('%j is understood, or refused', (said, choice) => {
  if (typeof choice === 'string') expect(() => choiceOf(said)).toThrow(choice);
  else expect(choiceOf(said)).toEqual(choice);
});

async function filled(rows: number) {
  const storage = memoryStorage(systemClock);
  for (let i = 0; i < rows; i += 1) await storage.files.put(aRow(`${i}.jpg`, { bytes: 10 }));
  return storage;
}

test('the sample is spread evenly, the same each time, and never large', async () => {
  const storage = await filled(1000);
  const surveyed = await survey(storage, { by: 'all' }, NEVER);
  expect(surveyed).toMatchObject({ files: 1000, bytes: 10_000 });
  const rows = storage.files.snapshot().map((row) => row.key);
  const places = surveyed.sample.map(({ id }) => rows.indexOf(id));
  expect(places).toEqual(Array.from({ length: 125 }, (_, i) => i * 8));
});

test('told to stop, it finishes what is in hand and begins no more', async () => {
  const storage = await filled(100);
  const stop = new AbortController();
  let seen = 0;
  await forEachChosen(storage, { by: 'all' }, stop.signal, async () => {
    seen += 1;
    if (seen === 20) stop.abort();
    await sleep(0);
  });
  expect(seen).toBeGreaterThanOrEqual(20);
  expect(seen).toBeLessThanOrEqual(20 + 16);
});

test('what it takes follows from what it took; what failed is taken for as much as the others', async () => {
  const storage = memoryStorage(systemClock);
  const put = async (name: string, changes: Parameters<typeof aRecord>[0]) => {
    const record = aRecord({ name, ...changes });
    await storage.records.put(recordName(record.id), Buffer.from(JSON.stringify(record)), JPEG);
    return { id: record.id, name, bytes: 10 };
  };
  const sample = [
    await put('a.jpg', { pipeline: { version: 1, ms: { picture: 1500, previews: 500 } } }),
    await put('b.jpg', { pipeline: { version: 1, ms: { picture: 4000 } } }),
    await put('c.jpg', { state: 'failed', pipeline: { version: 1, ms: {} } }),
    await put('d.txt', { state: 'unsupported', previews: [], pipeline: { version: 1, ms: {} } }),
  ];
  const told = await estimate(storage, { files: 4000, bytes: 40_000, sample });
  // (2 + 4 + 2 + 0) / 4, the failed one as the mean of those that are known, and a twentieth of a second before.
  expect(told).toMatchObject({ files: 4000, bytes: 40_000, seconds: 4000 * 2.05 });
  expect(told.usd.containers).toBeCloseTo((4000 * 2.05 * 0.0494) / 3600, 5);
  expect(told.usd.storage).toBeCloseTo(4000 * operationsUsd(CALLS), 5);
  expect(estimateText(told, true)).toBe('4,000 files, 40 KB: about 2 hours of one core.');
  expect(estimateText(told, false)).toMatch(
    /^4,000 files, 40 KB: about 2 hours of one core\. Estimated cost: \$0\.11 in Azure Container Instances, \$0\.08 for storage\.$/,
  );
});

test('a reconversion makes the calls that it is priced by', async () => {
  const kinds: Record<string, Operation> = {
    'records.get': 'read',
    'records.read': 'read',
    'originals.read': 'read',
    'previews.put': 'write',
    'records.put': 'write',
    'records.head': 'other',
    'files.put': 'table',
    'marks.put': 'table',
  };
  const made = newUsage();
  const counted = (storage: Storage) =>
    watch(storage, ({ does }) => {
      const kind = kinds[does] ?? (/^(jobs|later)\./.test(does) ? 'queue' : undefined);
      if (!kind) throw new Error(`${does} is not priced`);
      made[kind] += 1;
    });
  const { storage, desk, upload, convert } = await aConverter({ watched: counted });
  await upload('jpeg');
  await convert();
  Object.assign(made, newUsage());

  const priced = counted(storage);
  await look(priced, NAME, { force: true, later: true });
  const [taking] = await taker(priced, true, 120)(1);
  if (!taking) throw new Error('There is no message.');
  expect(await attempt(desk, taking, NEVER)).toEqual({ kind: 'done' });
  expect(made).toEqual(CALLS);
});
