/** One container, hardened as a user is told to run it: read-only, without rights, with a bound. */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import type { Target } from '../../tools/image/plan.ts';
import type { Closers } from '../../tools/local/closers.ts';
import type { LogLine } from '../chaos/process.ts';
import type { Subject } from './subject.ts';

/** A converter in a process or in a container. */
export interface Running {
  lines: readonly LogLine[];
  onLine(listener: (line: LogLine) => void): void;
  /** The exit code. */
  ended: Promise<number | string>;
  /** What it or its engine said on stderr. */
  complaint(): string;
  /** Of its first process, on this machine. */
  pid(): Promise<number>;
}

export interface Container extends Running {
  /** A command in it. */
  exec(command: readonly string[]): Promise<{ code: number | undefined; said: string }>;
  signal(signal: 'SIGTERM'): Promise<void>;
  /** Of its state, once it has ended: as its engine tells it. */
  state(field: 'OOMKilled' | 'Restarts'): Promise<string>;
}

export interface ContainerOptions {
  /** The converter's, if nothing is said. */
  image?: Target;
  /** A file of settings, in a folder that is gone in the end. */
  settings: string;
  /** Memory in all; the files in hand are in it. */
  memory: string;
  /** Of /tmp, where the files in hand lie. */
  scratch: string;
}

const LOOK_MS = 50;

let count = 0;

export function runContainer(
  { engine, arch, tags }: Subject,
  { image = 'converter', settings, memory, scratch }: ContainerOptions,
  closing: Closers,
): Container {
  count += 1;
  const name = `ironviper-test-${process.pid}-${count}`;
  const { program, env } = engine;
  const run = (...words: string[]) => execa(program, words, { env, reject: false, stdin: 'ignore' });
  // Before it is there: whoever is stopped in between leaves none behind.
  closing.add(() => run('rm', '--force', name));
  const words = [
    ...['run', '--name', name, '--pull', 'never', '--platform', `linux/${arch}`, '--no-healthcheck'],
    ...['--network', 'host', '--read-only', '--tmpfs', `/tmp:rw,size=${scratch},mode=1777`],
    ...['--cap-drop', 'all', '--security-opt', 'no-new-privileges', '--pids-limit', '256'],
    ...['--memory', memory, '--memory-swap', memory, '--env-file', settings],
  ];
  const inspect = async (field: string) =>
    (await run('container', 'inspect', '--format', `{{${field}}}`, name)).stdout.trim();
  // What podman starts leaves a mark where it is started when the kernel kills for want of memory.
  const running = follow(program, [...words, tags[image]], {
    cwd: dirname(settings),
    env: { ...process.env, ...env },
  });
  return {
    ...running,
    async pid() {
      while (!running.isOver()) {
        const pid = Number(await inspect('.State.Pid'));
        if (pid > 0) return pid;
        await sleep(LOOK_MS);
      }
      throw new Error(`The container was over before it could be looked at: ${running.complaint()}`);
    },
    async exec(command) {
      const { exitCode, stdout, stderr } = await run('exec', name, ...command);
      return { code: exitCode, said: `${stdout}${stderr}`.trim() };
    },
    async signal(signal) {
      await run('kill', '--signal', signal, name);
    },
    state: (field) => inspect(field === 'Restarts' ? '.RestartCount' : `.State.${field}`),
  };
}

function follow(program: string, words: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  // A session of its own: Ctrl-C is ours to pass on.
  const child = spawn(program, words, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: LogLine[] = [];
  const listeners: ((line: LogLine) => void)[] = [];
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = lineOf(text);
    if (!line) {
      said += `${text}\n`;
      return;
    }
    lines.push(line);
    for (const listener of listeners) listener(line);
  });
  let over = false;
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      over = true;
      resolve(code ?? signal ?? '');
    });
  });
  const onLine = (listener: (line: LogLine) => void) => void listeners.push(listener);
  return { lines, onLine, ended, complaint: () => said, isOver: () => over };
}

/** A converter says nothing else; what runs it may. */
function lineOf(text: string): LogLine | undefined {
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return undefined;
  }
}
