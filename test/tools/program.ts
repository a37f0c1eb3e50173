/** Runs the tools as people do: real processes, of which none may outlive its test. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const TOOLS = fileURLToPath(new URL('../../tools', import.meta.url));

export interface Program {
  pid: number;
  stdout(): string;
  stderr(): string;
  /** Waits until stderr matches, however long the test may take; throws if the program ends first. */
  said(words: RegExp): Promise<RegExpExecArray>;
  /** To its whole group, as a terminal does. */
  signal(signal: NodeJS.Signals): void;
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** Ports are free ones unless `env` says otherwise; nothing of this machine's own settings comes in. */
export function run(tool: string, args: string[], env: Record<string, string> = {}, stdin = ''): Program {
  const child = spawn(process.execPath, [join(TOOLS, tool), ...args], {
    env: { PATH: process.env.PATH ?? '', ...FREE, ...env },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(stdin);
  const heard = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      heard[name] += text;
    });
  }
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, ...heard }));
  });
  onTestFinished(() => end(child, ended));
  return {
    pid: child.pid ?? 0,
    stdout: () => heard.stdout,
    stderr: () => heard.stderr,
    async said(words) {
      for (;;) {
        const match = words.exec(heard.stderr);
        if (match) return match;
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It ended. It said: ${heard.stderr}`);
        await sleep(20);
      }
    },
    signal: (signal) => process.kill(-(child.pid ?? 0), signal),
    ended,
  };
}

const FREE = {
  IRONVIPER_BLOB_PORT: '0',
  IRONVIPER_QUEUE_PORT: '0',
  IRONVIPER_TABLE_PORT: '0',
  IRONVIPER_API_PORT: '0',
};

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

/** A stack that is up, and what another program needs to find it. */
export async function startStack(args: string[] = [], settings: Record<string, string> = {}) {
  const state = await folder();
  const stack = run('start.ts', args, { IRONVIPER_STATE: state, ...settings });
  const [, account = ''] = await stack.said(/export IRONVIPER_STORAGE='([^']+)'/);
  return { stack, state, account, env: { IRONVIPER_STORAGE: account } };
}

/** A folder that goes with the test. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'ironviper-test-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** All that the process has started, and what these have; with a `word`, the first on each way down that have it in their command. */
export function childrenOf(pid: number, word = ''): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  const known = lines.map((line) => /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? []);
  const below = (parent: number): number[] =>
    known.flatMap(([, child = '', of = '', command = '']) => {
      if (Number(of) !== parent) return [];
      if (word === '') return [Number(child), ...below(Number(child))];
      // What it has just forked has the same command as itself, until it is something else.
      return command.includes(word) ? [Number(child)] : below(Number(child));
    });
  return below(pid);
}

/** Waits until none of the processes is left. */
export async function gone(pids: number[]): Promise<void> {
  const alive = (pid: number) => {
    const state = spawnState(pid);
    return state !== '' && !state.startsWith('Z');
  };
  while (pids.some(alive)) await sleep(50);
}

function spawnState(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return ''; // ps says with its exit code that there is no such process.
  }
}
