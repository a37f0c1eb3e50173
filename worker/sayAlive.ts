/** Says that this guard is well, to whoever asks `worker/alive.ts`: it touches a file every 15 seconds. */
import { closeSync, constants, futimesSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';

const TOUCH_MS = 15_000;

/** A container has one guard; elsewhere the guards of one user share it, and nobody asks. It stays, and grows old. */
export function aliveFile(): string {
  return join(tmpdir(), `ironviper-alive-${process.getuid?.() ?? ''}`);
}

/** Until `signal` aborts. */
export async function sayAlive(clock: Clock, log: Log, signal: AbortSignal): Promise<void> {
  const file = aliveFile();
  let failed = '';
  while (!signal.aborted) {
    try {
      touch(file, clock.now() / 1000);
      failed = '';
    } catch (error) {
      const { message } = error as Error;
      if (message !== failed) log('alive.failed', { message: `Touching ${file} failed: ${message}` });
      failed = message;
    }
    await clock.sleep(TOUCH_MS, signal);
  }
}

/** The folder may be everybody's: a link that lies there must not lead us to another file. */
function touch(file: string, seconds: number): void {
  const { O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
  const descriptor = openSync(file, O_CREAT | O_WRONLY | O_NOFOLLOW, 0o600);
  try {
    futimesSync(descriptor, seconds, seconds);
  } finally {
    closeSync(descriptor);
  }
}
