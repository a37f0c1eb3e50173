/** However the embedded stack ends, it leaves no process behind, and its folder free for the next. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { pictures } from './pictures.ts';
import { childrenOf, folder, gone, run, startStack } from './program.ts';

/** Machines may be slow; nothing here waits for longer than it has to. */
const SLOW = { timeout: 120_000 };

test('Ctrl-C at work stops everything in order, and the next run finishes what was left', SLOW, async () => {
  const trip = await pictures();
  const { stack, state } = await startStack([trip]);
  const children = await withConverter(stack.pid);
  stack.signal('SIGINT');
  await stack.said(/Stopping/);
  // npm passes the terminal's Ctrl-C on to us, a second time.
  stack.signal('SIGINT');
  const { code, stderr } = await stack.ended;
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/ECONN|cleared away|gave up/);
  await gone(children);

  const next = await run('start.ts', [trip, '--once'], { IRONVIPER_STATE: state }).ended;
  expect(next.stdout).toMatch(/^\{"uploaded":5,"ok":3,"degraded":0,"unsupported":1,"failed":1,"lost":0,/);
  expect(next.code).toBe(0);
});

test('Ctrl-C while it starts stops what has been started', SLOW, async () => {
  const stack = run('start.ts', [], { IRONVIPER_STATE: await folder() });
  await stack.said(/Starting/);
  while (childrenOf(stack.pid).length === 0) await sleep(5);
  const children = childrenOf(stack.pid);
  stack.signal('SIGINT');
  const { code, stderr } = await stack.ended;
  expect(code).toBe(0);
  expect(stderr).not.toContain('ironviper is up');
  await gone(children);
});

test('killed outright, its processes leave by themselves, and the next one waits for them', SLOW, async () => {
  const { stack, state } = await startStack([await pictures()]);
  const children = await withConverter(stack.pid);
  stack.signal('SIGKILL');
  // The next one waits for the storage of the last one to save.
  const next = run('start.ts', ['--once'], { IRONVIPER_STATE: state });
  await gone(children);
  const { code, stdout } = await next.ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^\{"uploaded":0,"ok":0,"degraded":0,"unsupported":0,"failed":0,"lost":0,"seconds":[\d.]+\}\n$/,
  );
});

test('one stack a folder and one a port; a lost storage is the end', SLOW, async () => {
  const { stack, state, account } = await startStack([await pictures()]);
  const [storage = 0, ...converter] = await withConverter(stack.pid);
  const [, port = ''] = /QueueEndpoint=http:\/\/127.0.0.1:(\d+)/.exec(account) ?? [];
  const seconds = await Promise.all([
    run('start.ts', [], { IRONVIPER_STATE: state }).ended,
    run('start.ts', ['--memory'], { IRONVIPER_QUEUE_PORT: port }).ended,
  ]);
  expect(seconds.map(({ code }) => code)).toEqual([1, 1]);
  const oneLine = (words: string) => expect.stringMatching(new RegExp(`^Starting ...\n${words}.*\n$`));
  expect(seconds.map(({ stderr }) => stderr)).toEqual([
    oneLine(`ironviper is running on ${state} already \\(process ${stack.pid}\\)`),
    oneLine(`Port ${port}, for the queue service, is taken`),
  ]);

  process.kill(storage, 'SIGKILL');
  const { code, stderr } = await stack.ended;
  expect(code).toBe(1);
  expect(stderr).toContain('The storage ended by itself');
  await gone(converter);
});

/** What the stack has started, once the storage is not alone. */
async function withConverter(pid: number): Promise<number[]> {
  let children = childrenOf(pid);
  // Its guard, and the converter itself.
  for (; children.length < 3; children = childrenOf(pid)) await sleep(20);
  return children;
}
