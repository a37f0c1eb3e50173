/** Container groups that run processes of this machine. */
import { expect, onTestFinished, test } from 'vitest';
import { processesOf } from '../../../tools/local/arm/processesOf.ts';
import { type Arm, startArm } from '../../../tools/local/arm.ts';
import { aGroup } from './aGroup.ts';
import { ask } from './ask.ts';

/** A process takes its time to start where much else runs. */
const WAIT = { timeout: 20_000 };
const PACE = { acceptMs: 0, pullMs: 0, bootMs: 0 };

async function armOf(code: string): Promise<{ arm: Arm; lines: string[] }> {
  const lines: string[] = [];
  const run = processesOf({
    command: [process.execPath, '-e', code],
    env: ({ image }) => ({ IMAGE: image }),
    onLine: (name, line) => lines.push(`${name}: ${line}`),
  });
  const arm = await startArm({ pace: PACE, run });
  onTestFinished(() => arm.stop());
  return { arm, lines };
}

test('it has the environment of its group and what is laid over it, and ends with its exit code', async () => {
  const { arm, lines } = await armOf(
    'console.log(process.env.IRONVIPER_NAME, process.env.IMAGE); process.exitCode = 3; process.channel?.unref();',
  );
  await ask(arm, 'PUT', 'a', { body: aGroup() });
  await expect.poll(() => arm.group('a'), WAIT).toMatchObject({ state: 'Failed', exitCode: 3 });
  expect(lines).toEqual(['a: ironviper-00 registry.example/ironviper:1']);
  expect(arm.meter).toEqual([{ name: 'a', from: expect.any(Number), to: expect.any(Number) }]);
});

test('a stop is an order to leave', async () => {
  const { arm, lines } = await armOf(
    "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); console.log('up')",
  );
  await ask(arm, 'PUT', 'a', { body: aGroup() });
  await expect.poll(() => lines, WAIT).toEqual(['a: up']);
  expect((await ask(arm, 'POST', 'a/stop')).status).toBe(204);
  await expect.poll(() => arm.group('a'), WAIT).toMatchObject({ state: 'Stopped', exitCode: 0 });
});

test('a machine that is taken away kills it', async () => {
  const { arm, lines } = await armOf("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')");
  await ask(arm, 'PUT', 'a', { body: aGroup() });
  await expect.poll(() => lines, WAIT).toEqual(['a: up']);
  await arm.evict('a');
  await expect.poll(() => arm.group('a'), WAIT).toMatchObject({ state: 'Failed', exitCode: 137 });
});

test('none outlives the stand-in', async () => {
  const { arm, lines } = await armOf('setInterval(() => {}, 1000); console.log(process.pid)');
  await ask(arm, 'PUT', 'a', { body: aGroup() });
  await expect.poll(() => lines, WAIT).toHaveLength(1);
  const pid = Number(lines[0]?.split(' ')[1]);
  await arm.stop();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
