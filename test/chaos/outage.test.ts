/** One queue of 200, and one broken converter after another: none of them may bury a single file. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { fullDisk } from './fullDisk.ts';
import { type Holds, watchHolds } from './holds.ts';
import { type ConverterOptions, type ConverterProcess, startConverter } from './process.ts';
import { type Call, startProxy } from './proxy.ts';
import { refusal } from './refusal.ts';
import { startWorld, type World } from './world.ts';

const FILES = 200;

// Each waits five times until it leaves: 6 s on a quiet machine.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ironviper-outage-'));
  world = await startWorld();
  const pictures = await Promise.all([1, 2, 3, 4].map((seed) => encode(photo(320, 240, seed), 'jpeg')));
  for (let i = 0; i < FILES; i++)
    await world.upload(`album ${i % 7}/${i}.jpg`, pictures[i % 4]!, '2024-05-01T10:00:00Z');
  await world.send(world.takeEvents());
});
afterAll(async () => {
  await world.stop();
  await rm(scratch, { recursive: true });
});

interface Broken extends Partial<ConverterOptions> {
  name: string;
  /** Which requests the storage refuses. */
  refuses?(call: Call, holds: Holds): boolean;
}

async function live(
  { name, refuses = () => false, ...options }: Broken,
  watch?: (converter: ConverterProcess) => void,
) {
  const holds = watchHolds();
  const proxy = await startProxy(world.ports, async (call, forward) => {
    if (refuses(call, holds)) return refusal();
    const answer = await forward();
    holds.note(call, answer);
    return answer;
  });
  const converter = startConverter({ ports: proxy, name, scratch, ...options });
  watch?.(converter);
  const code = await converter.ended;
  await proxy.stop();
  return { code, converter, holds };
}

/** What it says is in its log, and in the heartbeat that it leaves for people to see. */
async function expectLeftSaying(broken: Broken, why: RegExp, waits: number): Promise<Holds> {
  const { code, converter, holds } = await live(broken);
  const { lines } = converter;
  expect(code, converter.complaint()).toBe(0);
  expect(lines.filter(({ event }) => event === 'outage.declared')).toHaveLength(waits);
  const last = lines.find(({ event }) => event === 'converter.gave-up');
  expect(`${last?.what}: ${last?.message}`).toMatch(why);
  const beat = await world.storage.converters.get('converter', broken.name);
  expect(beat).toMatchObject({ state: 'waiting out an outage', outage: expect.stringMatching(why) });
  return holds;
}

async function expectWhole(): Promise<void> {
  expect(await world.storage.jobs.depth()).toBe(FILES);
  expect(await world.storage.later.depth()).toBe(0);
  for await (const { name } of world.storage.records.list('')) expect.fail(`there is a record: ${name}`);
  expect(await readdir(scratch)).toEqual([]);
}

const refusesBlobs = ({ service }: Call) => service === 'blob';

test('its storage refuses blobs: it gives back what it took, says so, and leaves', async () => {
  const holds = await expectLeftSaying(
    { name: 'no-blobs', refuses: refusesBlobs },
    /storage: .* 403 .* lacks the role/,
    5,
  );
  expect(holds.count()).toBe(0);
  await expectWhole();
});

test('its storage refuses blobs, then the queue too: what it cannot even give back stays hidden, and is not lost', async () => {
  const refuses = (call: Call, holds: Holds) => refusesBlobs(call) || (call.service === 'queue' && holds.count() > 0);
  const holds = await expectLeftSaying({ name: 'no-queue', refuses }, /storage: .* 403 .* lacks the role/, 5);
  expect(holds.count()).toBeGreaterThan(0);
  await expectWhole();
  await holds.end(world.storage);
});

test('its scratch disk is full', async () => {
  const holds = await expectLeftSaying({ name: 'full-disk', ...fullDisk(scratch, 'folders') }, /machine: .*ENOSPC/, 5);
  expect(holds.count()).toBe(0);
  await expectWhole();
});

test('its scratch disk does not even take its folder: it takes no message', async () => {
  await expectLeftSaying({ name: 'no-folder', ...fullDisk(scratch, 'none') }, /scratch: .*ENOSPC/, 0);
  await expectWhole();
});

test('its decoder fails to load: it takes no message', async () => {
  const hide = `if(/^@img\\/sharp-/.test(name))throw Object.assign(new Error('no such file: '+name),{code:'MODULE_NOT_FOUND'})`;
  const hook = `import{registerHooks}from'node:module';registerHooks({resolve(name,context,next){${hide};return next(name,context)}})`;
  const nodeArguments = ['--import', `data:text/javascript,${hook}`];
  await expectLeftSaying({ name: 'no-sharp', nodeArguments }, /sharp: Loading the decoder sharp failed/, 0);
  await expectWhole();
});

test('a healthy one then finishes all', async () => {
  const { code, converter } = await live({ name: 'healthy', env: { IRONVIPER_IDLE_SECONDS: '0' } }, leaveWhenAllIsDone);
  expect(code, converter.complaint()).toBe(0);
  const events = new Set(converter.lines.map(({ event }) => event));
  expect([...events].filter((event) => !event.startsWith('converter.'))).toEqual([
    'attempt.ended',
    'timeline.published',
  ]);
  expect(await world.storage.jobs.depth()).toBe(0);
  const states: string[] = [];
  for await (const { state } of world.storage.files.list()) states.push(state);
  expect(states).toEqual(Array.from({ length: FILES }, () => 'ok'));
});

/** What was given back in an outage is hidden for 10 s: an idle spell would have to be longer. */
function leaveWhenAllIsDone(converter: ConverterProcess): void {
  let done = 0;
  converter.onLine(({ event, outcome }) => {
    if (outcome === 'done') done += 1;
    if (event === 'timeline.published' && done === FILES) converter.signal('SIGTERM');
  });
}
