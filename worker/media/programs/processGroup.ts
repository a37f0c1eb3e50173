/** A program in a process group of its own, which ends with the program: what it started is killed, wherever it is. */
import { execa } from 'execa';

export interface GroupOptions {
  cwd: string;
  /** All that it gets. */
  env: Readonly<Record<string, string>>;
  /** A descriptor that takes its standard output; without it, the output is kept. */
  stdout?: number;
}

export interface GroupEnd {
  exitCode: number | undefined;
  signal: string | undefined;
  stdout: string;
  stderr: string;
  /** It said more than anyone would read, and was killed for that. */
  endless: boolean;
}

export interface ProcessGroup {
  /** Rejects if it can't be started. */
  ended: Promise<GroupEnd>;
  /** Harmless when it has ended. */
  kill(): void;
}

/** Characters kept of each stream. */
const KEPT = 2 ** 20;
/** What it said is in the pipe by the time it ends; only a child that left the group can keep the pipe open. */
const LAST_WORDS_MS = 1000;

export function processGroup([command, ...args]: [string, ...string[]], options: GroupOptions): ProcessGroup {
  const { cwd, env, stdout } = options;
  const running = execa(command, args, {
    cwd,
    env,
    extendEnv: false,
    stdin: 'ignore',
    // execa takes any descriptor; its types know those up to 9.
    stdout: stdout === undefined ? 'pipe' : (stdout as 9),
    maxBuffer: KEPT,
    stripFinalNewline: false,
    reject: false,
    detached: true,
    // The kernel ends it with us: see `limited`.
    cleanup: false,
  });
  let over = false;
  const kill = () => {
    if (!over) killGroup(running.pid);
  };
  running.nodeChildProcess.once('exit', () => {
    kill();
    over = true;
    const silence = () => {
      for (const stream of [running.stdout, running.stderr]) stream?.destroy();
    };
    setTimeout(silence, LAST_WORDS_MS).unref();
  });
  const ended = running.then((result): GroupEnd => {
    const { exitCode, signal, isMaxBuffer: endless } = result;
    if (exitCode === undefined && signal === undefined && !endless) throw result;
    return { exitCode, signal, stdout: text(result.stdout), stderr: text(result.stderr), endless };
  });
  return { ended, kill };
}

function text(said: unknown): string {
  return typeof said === 'string' ? said : '';
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // EPERM: macOS says so of a group in which only what nobody has waited for is left.
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
