/** Converters as processes: what reaches them, what is heard of them, and that none outlives whoever started it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../core/clock.ts';
import type { Slot } from '../../../core/fleet.ts';
import { type LocalFleetOptions, localFleet } from '../../../scaler/localFleet.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { gone } from '../../tools/program.ts';

const FLEET = fileURLToPath(new URL('../../../scaler/localFleet.ts', import.meta.url));
const HANGS = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`;
/** Ignores what it is told, and has started something that does so too. */
const HANGS_WITH_CHILD = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(HANGS)}], { stdio: 'ignore' });
  ${HANGS}
  console.log(JSON.stringify([process.pid, child.pid]));
`;

function aFleet(script: string, changes: Partial<LocalFleetOptions> = {}) {
  const lines: [slot: string, line: string][] = [];
  const texts: [slot: string, text: string][] = [];
  const fleet = localFleet({
    command: [process.execPath, '-e', script],
    env: { PATH: process.env.PATH },
    clock: systemClock,
    onLine: (slot, line) => lines.push([slot, line]),
    onText: (slot, text) => texts.push([slot, text]),
    ...changes,
  });
  onTestFinished(async () => {
    fleet.kill();
    await fleet.stop();
  });
  const until = async <T>(find: () => Promise<T | undefined> | T | undefined): Promise<T> => {
    for (;;) {
      const found = await find();
      if (found !== undefined) return found;
      await sleep(10);
    }
  };
  return {
    fleet,
    lines,
    texts,
    over: (name: string): Promise<Slot> =>
      until(async () => (await fleet.list()).find((slot) => slot.name === name && slot.state !== 'running')),
    /** The first line, as JSON. */
    told: (): Promise<number[]> => until(() => lines[0] && JSON.parse(lines[0][1])),
    until,
  };
}

test('a converter gets its environment and its name, and all that it says is heard', async () => {
  const { fleet, over, lines, texts } = aFleet(
    `console.log([process.env.COLOUR, process.env.IRONVIPER_NAME].join()); console.error('so and so'); process.exit(0)`,
    { env: { COLOUR: 'red', IRONVIPER_NAME: 'another' } },
  );
  await Promise.all([fleet.start('a-00'), fleet.start('a-01')]);
  await Promise.all([over('a-00'), over('a-01')]);
  expect(lines.sort()).toEqual([
    ['a-00', 'red,a-00'],
    ['a-01', 'red,a-01'],
  ]);
  expect(texts.sort()).toEqual([
    ['a-00', 'so and so\n'],
    ['a-01', 'so and so\n'],
  ]);
});

const logged = (event: string, message: string) =>
  `console.log(${JSON.stringify(JSON.stringify({ event, message }))});`;

test.each([
  [
    'its own complaint',
    `${logged('converter.failed', 'no scratch')} console.error('x'); process.exit(2)`,
    2,
    'no scratch',
  ],
  [
    'the last one of several',
    `${logged('converter.hung', 'a')} ${logged('converter.killed', 'b')} process.exit(1)`,
    1,
    'b',
  ],
  ['no complaint of a file', `${logged('attempt.ended', 'corrupt')} console.error('x'); process.exit(1)`, 1, 'x'],
  ['its last words', `console.log('hello'); console.error('no such module'); process.exit(1)`, 1, 'no such module'],
  [
    'the end of many words',
    `console.error('x'.repeat(9000) + 'end'); process.exitCode = 1`,
    1,
    `${'x'.repeat(1996)}end`,
  ],
  ['the signal', `process.kill(process.pid, 'SIGKILL')`, undefined, 'killed by SIGKILL'],
  ['nothing', `process.exit(3)`, 3, ''],
])('how a converter ended is told by %s', async (_, script, exitCode, detail) => {
  const { fleet, over } = aFleet(script);
  await fleet.start('a-00');
  const slot = await over('a-00');
  expect(slot).toMatchObject({ state: 'failed', detail });
  expect(slot.exitCode).toBe(exitCode);
});

test('what can’t even be started has failed, and says why', async () => {
  const { fleet, over } = aFleet('', { command: ['/no/such/program'] });
  expect(await fleet.start('a-00')).toEqual({ kind: 'started' });
  expect(await over('a-00')).toMatchObject({ state: 'failed', detail: expect.stringContaining('ENOENT') });
  expect(await fleet.start('a-00')).toEqual({ kind: 'started' });
});

test('who is removed and does not leave is killed after half a minute, with all that it started; until then its slot is busy', async () => {
  const clock = fakeClock();
  const { fleet, told } = aFleet(HANGS_WITH_CHILD, { clock });
  await fleet.start('a-00');
  const pids = await told();
  const [slot] = await fleet.list();
  expect(await fleet.remove(slot!)).toBe('removed');
  await clock.advance(29_999);
  expect(await fleet.list()).toMatchObject([{ name: 'a-00', state: 'running' }]);
  expect(await fleet.start('a-00')).toMatchObject({ kind: 'busy', message: expect.stringContaining('a-00') });
  expect(await fleet.remove(slot!)).toBe('removed');
  await clock.advance(1);
  await gone(pids);
  while ((await fleet.list()).length > 0) await sleep(10);
  expect(await fleet.start('a-00')).toEqual({ kind: 'started' });
});

test('stopped, all leave as they are told to; who does not is killed', async () => {
  const clock = fakeClock();
  const { fleet, lines, until } = aFleet(
    `process.on('SIGTERM', () => process.env.IRONVIPER_NAME === 'a-00' && process.exit(0)); setInterval(() => {}, 1000); console.log(process.pid)`,
    { clock },
  );
  await Promise.all(['a-00', 'a-01'].map((name) => fleet.start(name)));
  await until(() => (lines.length === 2 ? true : undefined));
  const stopping = fleet.stop();
  while ((await fleet.list())[0]?.state === 'running') await sleep(10);
  await clock.advance(30_000);
  await stopping;
  expect(await fleet.list()).toMatchObject([
    { name: 'a-00', state: 'ended', exitCode: 0 },
    { name: 'a-01', state: 'failed', detail: 'killed by SIGKILL' },
  ]);
});

test('killed, none is left', async () => {
  const { fleet, told } = aFleet(HANGS_WITH_CHILD);
  await fleet.start('a-00');
  const pids = await told();
  fleet.kill();
  await gone(pids);
});

test('a converter learns that its scaler is gone, even where that was killed', async () => {
  const converter = `process.on('disconnect', () => process.exit(0)); setInterval(() => {}, 1000); console.log(process.pid)`;
  const scaler = `
    const { localFleet } = await import(${JSON.stringify(FLEET)});
    const clock = { now: Date.now, sleep: () => new Promise(() => {}) };
    const command = [process.execPath, '-e', ${JSON.stringify(converter)}];
    await localFleet({ command, env: {}, clock, onLine: (_, line) => console.log(line), onText() {} }).start('a-00');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', scaler], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await gone([Number(String(line))]);
});
