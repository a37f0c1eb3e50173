/** The scaler as people start it: a process, its converters, its exit codes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { SCALER_STATE } from '../../core/scalerState.ts';
import type { Storage } from '../../core/storage.ts';
import { look } from '../../library/look.ts';
import { readBlob } from '../../library/readBlob.ts';
import { useAzurite } from '../azurite.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { childrenOf, gone, type Program, run } from '../tools/program.ts';

const azurite = useAzurite();
let storage: Storage;
beforeAll(async () => {
  await ensureStorage(azurite.account());
  storage = openStorage(azurite.account());
});

const QUICK = { IRONVIPER_IDLE_SECONDS: '1', IRONVIPER_POLL_SECONDS: '1', IRONVIPER_SCALER_SECONDS: '1' };

function scaler(args: string[], env: Record<string, string> = {}): Program {
  return run('../scaler/main.ts', args, { IRONVIPER_STORAGE: azurite.account(), ...QUICK, ...env });
}

const linesOf = (stdout: string): { event: string; [field: string]: unknown }[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

async function upload(...names: string[]): Promise<void> {
  const picture = await encode(photo(640, 480, 1), 'jpeg');
  for (const name of names) {
    await storage.originals.put(name, picture, { contentType: 'image/jpeg' });
    await look(storage, name);
  }
}

async function states(): Promise<string[]> {
  const found = [];
  for await (const { name, state } of storage.files.list()) found.push(`${name} ${state}`);
  return found.sort();
}

test('from nothing to a converter and back: the pictures are made, and all have left', async () => {
  await upload('a.jpg', 'b.jpg', 'c.jpg');
  const { code, stdout, stderr } = await scaler(['--until-idle']).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(await states()).toEqual(['a.jpg ok', 'b.jpg ok', 'c.jpg ok']);
  const lines = linesOf(stdout);
  const events = lines.map(({ event }) => event);
  for (const event of [
    'scaler.leading',
    'round.planned',
    'slot.started',
    'converter.left',
    'scaler.idle',
    'scaler.left',
  ]) {
    expect(events).toContain(event);
  }
  const left = await readBlob(storage.state, SCALER_STATE);
  expect(left === 'missing' ? left : JSON.parse(left.bytes.toString())).toMatchObject({ lives: {}, failures: [] });
  const converters = [];
  for await (const row of storage.converters.list()) converters.push(row);
  expect(converters).toEqual([]);
  const usage = [];
  for await (const { name } of storage.state.list('usage/')) usage.push(name.split('/')[2]?.split('-')[0]);
  expect(usage.sort()).toEqual(['scaler', 'worker']);
});

test('one round starts what it takes, and stays until that has left by itself', async () => {
  await upload('once/a.jpg', 'once/b.jpg');
  const { code, stdout } = await scaler(['--once']).ended;
  expect(code).toBe(0);
  const events = linesOf(stdout).map(({ event }) => event);
  expect(events.filter((event) => event === 'round.planned')).toHaveLength(1);
  expect(events).toContain('converter.left');
  expect(await states()).toEqual(expect.arrayContaining(['once/a.jpg ok', 'once/b.jpg ok']));
});

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'by %s of the scaler its converters leave too, and what they held is not lost',
  async (signal) => {
    // Else a converter that the last test stopped before it was born is still waited for.
    await storage.state.remove(SCALER_STATE);
    await upload(...Array.from({ length: 40 }, (_, i) => `${signal}/${i}.jpg`));
    const program = scaler([], { IRONVIPER_IDLE_SECONDS: '600' });
    while (!/"event":"attempt.ended"/.test(program.stdout())) await sleep(20);
    const started = childrenOf(program.pid);
    expect(started.length).toBeGreaterThan(0);
    process.kill(program.pid, signal);
    const { code } = await program.ended;
    await gone(started);
    expect(code).toBe(signal === 'SIGTERM' ? 0 : null);
    const made = (await states()).filter((state) => state.startsWith(signal)).length;
    expect((await storage.jobs.depth()) + made).toBeGreaterThanOrEqual(40);
    await storage.jobs.clear();
  },
);

test('what can’t be reached is said, and one round that failed is a failure', async () => {
  const { code, stdout } = await scaler(['--once', '--dry-run'], {
    IRONVIPER_STORAGE: azurite.account().replace(/:\d+\//g, ':9/'),
  }).ended;
  expect(code).toBe(1);
  expect(linesOf(stdout)).toContainEqual(
    expect.objectContaining({ event: 'round.skipped', message: expect.stringContaining('ECONNREFUSED') }),
  );
});

test.each<[string[], Record<string, string>, string]>([
  [['--twice'], {}, '--twice'],
  [[], { IRONVIPER_FLEET: 'aci', IRONVIPER_STORAGE: '' }, 'IRONVIPER_IMAGE: needed'],
  [[], { IRONVIPER_FLEET: 'aci' }, 'IRONVIPER_STORAGE: no key'],
])('%j with %j can’t work, and is told so', async (args, env, problem) => {
  const { code, stdout } = await scaler(args, env).ended;
  expect(code).toBe(2);
  expect(linesOf(stdout)).toMatchObject([{ event: 'scaler.failed', message: expect.stringContaining(problem) }]);
  expect(stdout).not.toContain('AccountKey');
});

test('it explains itself', async () => {
  const { code, stdout } = await scaler(['--help']).ended;
  expect(code).toBe(0);
  expect(stdout).toContain('npm run scaler');
});
