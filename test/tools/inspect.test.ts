/** `npm run inspect`: sound files agree; whatever is taken away or changed behind everybody's back is found. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { idOf } from '../../core/id.ts';
import { previewName, recordName } from '../../core/names.ts';
import type { FileRecord } from '../../core/record.ts';
import type { Row } from '../../core/row.ts';
import type { Storage } from '../../core/storage.ts';
import { look } from '../../library/look.ts';
import { rebuildIndex } from '../../library/rebuildIndex.ts';
import { disagreements } from '../../tools/inspect/disagreements.ts';
import { see } from '../../tools/inspect/see.ts';
import { findLeft } from '../../tools/local/settled.ts';
import { pipelineFor } from '../../worker/media/pipeline.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { run, startStack } from './program.ts';

const SLOW = { timeout: 120_000 };
const NAME = 'trip/ä 1.jpg';
const ID = idOf(NAME);
const PIPELINES = [pipelineFor('preview')];

async function recordOf(storage: Storage): Promise<FileRecord> {
  const seen = await see(storage, ID);
  if (seen.record === 'missing') throw new Error('There is no record.');
  return seen.record;
}

async function settled(storage: Storage): Promise<void> {
  while ((await findLeft(storage)) !== '') await sleep(50);
}

test('a sound file agrees, by its name and by its id; a broken one does not, until it is mended', SLOW, async () => {
  const { env, account } = await startStack();
  const storage = openStorage(account);
  const inspect = (...args: string[]) => run('inspect.ts', args, env).ended;
  const findings = async (name?: string) => disagreements(await see(storage, ID, name), PIPELINES);
  await storage.originals.put(NAME, await encode(photo(320, 240), 'jpeg'), { contentType: 'image/jpeg' });
  await storage.originals.put('trip/cut.jpg', Buffer.from('ffd8ffe0', 'hex'), { contentType: 'image/jpeg' });
  await settled(storage);

  const [byName, byId, text, unknown] = await Promise.all([
    inspect(NAME, '--json'),
    inspect(ID, '--json'),
    inspect('trip/cut.jpg'),
    inspect('trip/none.jpg'),
  ]);
  expect(byName.code).toBe(0);
  expect(JSON.parse(byName.stdout)).toMatchObject({
    disagreements: [],
    original: { name: NAME },
    record: { id: ID, state: 'ok', width: 320 },
    previews: [{}, {}],
    rows: [{ partition: 'none', key: ID }],
    months: [{ month: 'none', marked: false, listed: [{ key: ID }], shown: { id: ID } }],
  });
  expect(byId.stdout).toBe(byName.stdout);
  expect(text.stdout).toMatch(/^trip\/cut\.jpg\n {2}id {9}[a-z2-7]{16}\n[\s\S]+ failed jpeg\n/);
  expect(text.stdout).toMatch(/All of this agrees\.\n$/);
  expect(unknown).toMatchObject({ code: 1, stdout: 'Nothing is known of trip/none.jpg.\n' });

  // What is broken here stays broken: no event tells of it.
  const { rev } = await recordOf(storage);
  await storage.previews.remove(previewName(ID, rev, 'thumb.webp'));
  const lacking = await inspect(NAME);
  expect(lacking.code).toBe(1);
  expect(lacking.stdout).toMatch(
    /\n {2}- The preview thumb\.webp is missing: npm run reconvert -- --name 'trip\/ä 1\.jpg'\n$/,
  );
  await look(storage, NAME, { force: true, later: true });
  await settled(storage);
  expect(await findings()).toEqual([]);

  const row = await storage.files.get('none', ID);
  await storage.files.put({ ...(row as Row), title: 'Mine' });
  expect(await findings()).toEqual([
    'Its row does not follow from its record (title): npm run rebuild-index',
    expect.stringContaining('tells of an earlier row (title); it is not marked: npm run rebuild-index'),
  ]);
  await storage.records.remove(recordName(ID));
  const lost = await findings(NAME);
  expect(lost).toContain('A row in none has no record: npm run rebuild-index');
  // By the id alone, the row still tells its name.
  expect(await findings()).toEqual(lost);

  await rebuildIndex(storage, { atOnce: 4, onRecord: () => {}, onProblem: (_, error) => expect.fail(error.message) });
  await look(storage, NAME, { force: true, later: true });
  await settled(storage);
  expect(await findings()).toEqual([]);
});

test('wrong use is told at once', async () => {
  const ended = await Promise.all([[], ['a', 'b']].map((args) => run('inspect.ts', args).ended));
  for (const { code, stdout, stderr } of ended) {
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Say which original');
  }
});
