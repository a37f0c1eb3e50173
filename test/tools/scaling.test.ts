/** `npm start` with real converters: none while there is nothing to do, as many as it takes, and none again. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { childrenOf, folder, gone, run, startStack } from './program.ts';

/** Machines may be slow; nothing here waits for longer than it has to. */
const SLOW = { timeout: 120_000 };
const OVER = 'All is done: no converter is at work any more.';
const [GUARD, CONVERTER] = ['worker/guard.ts', 'worker/main.ts'];
const SHORT = { IRONVIPER_IDLE_SECONDS: '1', IRONVIPER_TARGET_SECONDS: '1' };

/** So many small pictures, each another one by its name alone. */
async function album(count: number): Promise<string> {
  const path = await folder();
  const bytes = await encode(photo(320, 240), 'jpeg');
  for (let n = 0; n < count; n += 1) await writeFile(join(path, `${n}.jpg`), bytes);
  return path;
}

async function statusOf(env: Record<string, string>) {
  const { stdout, stderr } = await run('status.ts', ['--json'], env).ended;
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

test('many photos call two converters and no third, and when all is done none is left', SLOW, async () => {
  const { stack, env } = await startStack([await album(100)], { ...SHORT, IRONVIPER_MAX_CONVERTERS: '2' });
  let most = 0;
  while (!stack.stderr().includes(OVER)) {
    most = Math.max(most, childrenOf(stack.pid, GUARD).length);
    await sleep(50);
  }
  expect(most).toBe(2);
  expect(stack.stderr()).toMatch(/\d+ waiting, .* of work; .*: starting local-00/);
  expect(stack.stderr()).not.toContain('local-02');
  expect(childrenOf(stack.pid, 'worker/')).toEqual([]);
  const status = await statusOf(env);
  expect(status.files).toEqual({ ok: 100, degraded: 0, unsupported: 0, failed: 0 });
  expect(status).toMatchObject({ depth: { jobs: 0, later: 0, poison: 0 }, converters: [], marks: [], warnings: [] });
  expect(status.scaler).toMatchObject({ awake: true, lives: {}, failures: [], trouble: '' });
  expect(status.usage.map(({ program }: { program: string }) => program)).toContain('worker');
});

test('one that is killed as it comes up is replaced, and all is converted', SLOW, async () => {
  const { stack, env } = await startStack([await album(3)], { ...SHORT, IRONVIPER_MAX_CONVERTERS: '1' });
  process.kill(await theFirst(stack.pid, GUARD), 'SIGKILL');
  await stack.said(/local-00 is cleared away: it failed: .*SIGKILL[\s\S]*starting local-00[\s\S]*All is done/);
  expect((await statusOf(env)).files).toMatchObject({ ok: 3, failed: 0 });
});

test(
  'converters that can not even begin are not started for ever, status says why, and the next run begins anew',
  SLOW,
  async () => {
    const nowhere = { IRONVIPER_SCRATCH: join(await folder(), 'nowhere') };
    const { stack, state, env } = await startStack([await album(1)], { ...SHORT, ...nowhere });
    await stack.said(/^3 converters in a row .*scratch folder/m);
    const { stdout, code } = await run('status.ts', [], env).ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\n {2}trouble {3}3 converters in a row .*scratch folder in .*nowhere.* One is tried again at /,
    );
    expect(stdout).toMatch(/\nTo do\n {2}The scaler: 3 converters in a row /);
    expect(stack.stderr().match(/: starting /g)).toHaveLength(3);
    expect(childrenOf(stack.pid, 'worker/')).toEqual([]);
    stack.signal('SIGINT');
    await stack.ended;
    // Whoever has mended it does not wait until one is tried again.
    expect((await run('start.ts', ['--once'], { IRONVIPER_STATE: state }).ended).code).toBe(0);
  },
);

test('one that hangs without any work is ended by its watchdog, and the next file calls another', SLOW, async () => {
  const files = await album(1);
  const watchdog = { IRONVIPER_WATCHDOG_SECONDS: '5', IRONVIPER_FILE_SECONDS: '4', IRONVIPER_OUTAGE_SECONDS: '1' };
  const { stack, env } = await startStack([files], { ...watchdog, IRONVIPER_IDLE_SECONDS: '600' });
  await stack.said(/Settled/);
  const hung = await theFirst(stack.pid, CONVERTER);
  process.kill(hung, 'SIGSTOP');
  await stack.said(/local-00 hangs/);
  // So that it can leave when it is told; its guard would kill it else, but takes its time.
  process.kill(hung, 'SIGCONT');
  await gone([hung]);
  await stack.said(/local-00 is cleared away/);
  await writeFile(join(files, 'next.jpg'), await encode(photo(320, 240, 2), 'jpeg'));
  expect((await run('upload.ts', [files], env).ended).code).toBe(0);
  while ((await statusOf(env)).files.ok < 2) await sleep(100);
});

async function theFirst(pid: number, program: string): Promise<number> {
  for (;;) {
    const [first] = childrenOf(pid, program);
    if (first !== undefined) return first;
    await sleep(20);
  }
}
