import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../core/clock.ts';
import { localFleet } from '../../scaler/localFleet.ts';
import { fakeClock } from '../fakes/clock.ts';
import { memoryFleet } from '../fakes/fleet.ts';
import { fleetContract } from './fleet.ts';

fleetContract('memory', async () => {
  const clock = fakeClock();
  const fleet = memoryFleet(clock);
  fleet.startMs = 5000;
  return {
    fleet,
    other: fleet,
    end: async (slot, exitCode) => fleet.end(slot, exitCode),
    alive: (slot) => fleet.running().includes(slot),
    lives: fleet.lives,
    pass: () => clock.advance(1000),
  };
});

/** Adds its number to a list of lives, and leaves when a file says how; `SIGTERM` ends it as it ends any process. */
const CONVERTER = `
  const { appendFileSync, existsSync, readFileSync } = require('node:fs');
  const at = process.env.FOLDER + '/' + process.env.IRONVIPER_NAME;
  appendFileSync(at + '.lives', process.pid + '\\n');
  setInterval(() => existsSync(at + '.' + process.pid) && process.exit(Number(readFileSync(at + '.' + process.pid))), 10);
`;

fleetContract('local', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-test-'));
  const pids = (slot: string): number[] => {
    const file = join(folder, `${slot}.lives`);
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
  };
  const fleet = localFleet({
    command: [process.execPath, '-e', CONVERTER],
    env: { FOLDER: folder },
    clock: systemClock,
    onLine: () => {},
    onText: () => {},
  });
  onTestFinished(async () => {
    fleet.kill();
    await fleet.stop();
    await rm(folder, { recursive: true });
  });
  return {
    fleet,
    // Another program has processes of its own.
    other: fleet,
    async end(slot, exitCode) {
      writeFileSync(join(folder, `${slot}.${pids(slot).at(-1)}`), String(exitCode));
    },
    alive: (slot) => pids(slot).some(lives),
    lives: (slot) => pids(slot).length,
    pass: () => sleep(10),
  };
});

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // That is what was asked.
  }
}
