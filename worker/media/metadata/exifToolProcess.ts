/** One exiftool that waits for questions on its standard input; what goes wrong with a question ends it. */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { FaultError } from '../../../core/fault.ts';
import { limited } from '../programs/limited.ts';
import { within } from '../within.ts';

export interface ExifToolProcess {
  /**
   * One question at a time. Throws why there is no answer, and none to come: `FaultError` `too-slow` and `too-large` for
   * our limits, the signal's reason, or how the program ended.
   */
  ask(args: readonly string[], seconds: number, signal: AbortSignal): Promise<Buffer>;
  /** False once it has ended, for whatever reason. */
  alive(): boolean;
  /** Bytes it has in memory; 0 where the system does not tell. */
  held(): number;
  end(why: unknown): void;
}

/** It takes 25 MB, and four times what a file holds in one tag. */
const MEMORY = 256 * 2 ** 20;
/** Cameras make it say 60 KB, Photoshop's history some megabytes. */
const MAX_ANSWER = 8 * 2 ** 20;
const KEPT_COMPLAINTS = 2000;
/** Without configuration files: they are Perl, and run as such. */
const ARGUMENTS = ['-config', '', '-stay_open', 'True', '-@', '-'];
const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' };

export function startExifToolProcess(script: string): ExifToolProcess {
  const [command, ...args] = limited([script, ...ARGUMENTS], { memory: MEMORY, output: 0 });
  // Not of our group: Ctrl-C reaches all of that, and we finish what we have in hand.
  const child = spawn(command, args, { stdio: 'pipe', env: ENVIRONMENT, detached: true });
  const ended = new AbortController();
  let complaints = '';
  const end = (why: unknown) => {
    child.kill('SIGKILL');
    ended.abort(why);
  };
  child.on('error', end);
  child.on('close', (code, signal) =>
    end(new Error([signal ? `ended by ${signal}` : `exit code ${code}`, complaints].join(' ').trim())),
  );
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk).slice(-KEPT_COMPLAINTS);
  });
  // It may be gone while it is asked: `close` says so.
  child.stdin.on('error', () => {});
  // It serves us, and never keeps us from leaving: a question keeps us by its time limit.
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();

  return {
    async ask(question, seconds, signal) {
      // No file can hold the number of its own question.
      const number = randomInt(2 ** 47);
      const ready = Buffer.from(`{ready${number}}\n`);
      const { promise: answer, resolve } = Promise.withResolvers<Buffer>();
      const said: Buffer[] = [];
      let bytes = 0;
      // The mark may come in pieces.
      let tail = Buffer.alloc(0);
      const hear = (chunk: Buffer) => {
        said.push(chunk);
        bytes += chunk.length;
        tail = Buffer.concat([tail, chunk]).subarray(-ready.length);
        if (tail.equals(ready)) resolve(Buffer.concat(said, bytes - ready.length));
        else if (bytes > MAX_ANSWER) end(new FaultError('too-large', `it said more than ${MAX_ANSWER} bytes`));
      };
      const stop = () => end(signal.reason);
      const late = () => end(new FaultError('too-slow', `it took longer than ${seconds} s`));
      const timer = setTimeout(late, seconds * 1000);
      signal.addEventListener('abort', stop, { once: true });
      child.stdout.on('data', hear);
      complaints = '';
      child.stdin.write(`${question.join('\n')}\n-execute${number}\n`);
      try {
        return await within(ended.signal, answer);
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        child.stdout.off('data', hear);
      }
    },
    alive: () => !ended.signal.aborted,
    held: () => residentBytes(child.pid),
    end,
  };
}

/** By what Linux says; elsewhere, and of a process that is gone, nothing is known. */
function residentBytes(pid: number | undefined): number {
  try {
    const [, kibibytes = 0] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) * 1024;
  } catch {
    return 0;
  }
}
