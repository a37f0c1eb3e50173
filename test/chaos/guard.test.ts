/** Real converters under their guards: each ends, however it or its guard is ended, and says how. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Heartbeat } from '../../core/heartbeat.ts';
import { DailyUsage } from '../../core/usage.ts';
import type { WorkByClass } from '../../core/workClass.ts';
import { readBlob } from '../../library/readBlob.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { childrenOf, gone } from '../tools/program.ts';
import { type ConverterOptions, type ConverterProcess, startConverter } from './process.ts';
import { startWorld, type World } from './world.ts';

const ALIVE = fileURLToPath(new URL('../../worker/alive.ts', import.meta.url));
/** Stops the converter's event loop, on demand. */
const HANG = `if(process.argv[1].endsWith('main.ts'))process.once('SIGUSR2',()=>{for(;;);})`;
/** None of it passes by itself during a test. */
const STAYS = { IRONVIPER_IDLE_SECONDS: '0' };

let world: World;
let scratch: string;
let temporary: string;
let hung: Promise<ConverterProcess>;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ironviper-guard-'));
  temporary = await mkdtemp(join(tmpdir(), 'ironviper-guard-'));
  world = await startWorld();
  // The longest of all: it hangs beside the other tests.
  hung = startHanging();
});
afterAll(async () => {
  await world.stop();
  for (const folder of [scratch, temporary]) await rm(folder, { recursive: true });
});

function start(name: string, { env, ...options }: Partial<ConverterOptions>): ConverterProcess {
  const all = { TMPDIR: temporary, ...env };
  return startConverter({ ports: world.ports, name, scratch, guarded: true, env: all, ...options });
}

async function startWorking(name: string, options: Partial<ConverterOptions> = { env: STAYS }) {
  const converter = start(name, options);
  while (!(await rowOf(name))) {
    if (events(converter).includes('converter.failed')) throw new Error(JSON.stringify(converter.lines));
    await sleep(50);
  }
  const [pid = 0] = childrenOf(converter.pid);
  return { ...converter, converterPid: pid };
}

async function startHanging(): Promise<ConverterProcess> {
  const { converterPid, ...converter } = await startWorking('hung', {
    nodeArguments: ['--import', `data:text/javascript,${HANG}`],
    env: { ...STAYS, IRONVIPER_FILE_SECONDS: '4', IRONVIPER_WATCHDOG_SECONDS: '6' },
  });
  process.kill(converterPid, 'SIGUSR2');
  return converter;
}

async function rowOf(name: string): Promise<Heartbeat | undefined> {
  const row = await world.storage.converters.get('converter', name);
  return row === 'missing' ? undefined : row;
}

const events = ({ lines }: ConverterProcess) => lines.map(({ event }) => event);

test('what is converted is counted in the heartbeat, and stays when the converter has left', async () => {
  // It must not be the one that has the message.
  await hung;
  await world.upload('a.jpg', await encode(photo(300, 200), 'jpeg'));
  await world.send(world.takeEvents());
  const converter = await startWorking('counted');
  let row = await rowOf('counted');
  while (row?.done === 0) {
    await sleep(50);
    row = await rowOf('counted');
  }
  expect(row).toMatchObject({ done: 1, failed: 0, inHand: 0, version: '0.1.0', lifetimeSeconds: 21_600 });
  const work: WorkByClass = JSON.parse(row?.work ?? '');
  expect(work).toEqual({ 'photo-0': { jobs: 1, seconds: expect.any(Number) } });
  expect(work['photo-0']?.seconds).toBeGreaterThan(0);
  expect(row?.peakBytes).toBeGreaterThan(50 * 2 ** 20);
  converter.signal('SIGTERM');
  expect(await converter.ended).toBe(0);
  expect(await rowOf('counted')).toBeUndefined();

  const files: string[] = [];
  for await (const { name } of world.storage.state.list('usage/')) files.push(name);
  const [file = ''] = files.filter((name) => name.includes('/worker-counted-'));
  const blob = await readBlob(world.storage.state, file);
  const usage = DailyUsage.parse(JSON.parse(blob === 'missing' ? '' : blob.bytes.toString()));
  expect(usage.work).toEqual(work);
  expect(usage.seconds).toBeGreaterThan(work['photo-0']?.seconds ?? 0);
  for (const kind of ['write', 'read', 'queue', 'table']) expect(usage.operations[kind]).toBeGreaterThan(0);
});

test('Ctrl-C reaches both, twice, and ends them in good order', async () => {
  const converter = await startWorking('stopped');
  converter.signalGroup('SIGINT');
  converter.signal('SIGTERM');
  converter.signalGroup('SIGINT');
  expect(await converter.ended).toBe(0);
  expect(events(converter)).toEqual(['converter.started', 'converter.leaving', 'converter.left']);
  expect(converter.complaint()).toBe('');
  expect(await rowOf('stopped')).toBeUndefined();
});

test('a lifetime that is over ends it, and is no failure', async () => {
  const converter = start('old', { env: { ...STAYS, IRONVIPER_MAX_LIFETIME: '3' } });
  expect(await converter.ended).toBe(0);
  expect(events(converter)).toContain('lifetime.over');
  expect(await rowOf('old')).toBeUndefined();
});

test('a guard that is killed takes its converter with it, which leaves in good order', async () => {
  const { signal, ended, converterPid } = await startWorking('orphan');
  signal('SIGKILL');
  await ended;
  await gone([converterPid]);
  expect(await rowOf('orphan')).toBeUndefined();
});

test('whoever started a guard with a channel ends it by closing that', async () => {
  const converter = await startWorking('alone');
  converter.disconnect();
  expect(await converter.ended).toBe(0);
  expect(await rowOf('alone')).toBeUndefined();
});

test('a converter that is killed has failed, and its guard says so', async () => {
  const { converterPid, ...converter } = await startWorking('killed');
  process.kill(converterPid, 'SIGKILL');
  expect(await converter.ended).toBe(1);
  expect(converter.lines.at(-1)).toMatchObject({ event: 'converter.died', name: 'killed', signal: 'SIGKILL' });
});

test('wrong settings are said by the converter, whose exit code the guard takes over', async () => {
  const converter = start('wrong', { env: { IRONVIPER_WATCHDOG_SECONDS: '30' } });
  expect(await converter.ended).toBe(2);
  expect(converter.lines).toMatchObject([{ event: 'converter.failed', message: expect.stringMatching(/WATCHDOG/) }]);
});

describe('the liveness probe', () => {
  const probe = (folder: string) =>
    new Promise<number | null>((resolve, reject) => {
      const child = spawn(process.execPath, [ALIVE], { env: { TMPDIR: folder }, stdio: 'inherit' });
      child.once('error', reject).once('exit', resolve);
    });

  test('finds a guard that runs, and does not believe what one said more than a minute ago', async () => {
    const own = await mkdtemp(join(temporary, 'probed-'));
    expect(await probe(own)).toBe(1);
    const converter = await startWorking('probed', { env: { ...STAYS, TMPDIR: own } });
    expect(await probe(own)).toBe(0);
    converter.signal('SIGTERM');
    await converter.ended;
    const [file = '', ...others] = await readdir(own);
    expect(others).toEqual([]);
    const ago = (seconds: number) => Date.now() / 1000 - seconds;
    await utimes(join(own, file), ago(50), ago(50));
    expect(await probe(own)).toBe(0);
    await utimes(join(own, file), ago(61), ago(61));
    expect(await probe(own)).toBe(1);
  });

  test('finds none that may not write its file; but that one goes on with its work', async () => {
    const converter = await startWorking('unheard', {
      env: { ...STAYS, TMPDIR: '/nowhere', IRONVIPER_SCRATCH: scratch },
    });
    expect(await probe('/nowhere')).toBe(1);
    converter.signal('SIGTERM');
    expect(await converter.ended).toBe(0);
    expect(events(converter).filter((event) => event === 'alive.failed')).toHaveLength(1);
  });
});

test('one that hangs with an empty queue is gone after its watchdog, and is seen to have failed', {
  timeout: 60_000,
}, async () => {
  const converter = await hung;
  expect(await converter.ended).toBe(1);
  // What another test's photo gives it to publish may come before.
  const ofItself = events(converter).filter((event) => event !== 'timeline.published');
  expect(ofItself).toEqual(['converter.started', 'converter.hung', 'converter.killed']);
  expect(await rowOf('hung')).toMatchObject({ state: 'idle' });
});
