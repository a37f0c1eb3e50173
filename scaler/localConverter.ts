/** One converter in a process of its own: started, listened to, and gone when we are, with all that it started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Clock } from '../core/clock.ts';

export interface LocalConverterOptions {
  /** The argv of one converter. It leaves when it loses the channel to us: so it does even if we are killed. */
  command: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  /** Of its log. */
  onLine(line: string): void;
  /** Whatever else it says. */
  onText(text: string): void;
}

export interface LocalConverter {
  /** Nothing if it could not be started. */
  pid: number | undefined;
  ended: Promise<ConverterEnd>;
  /** Lets it finish or give back what it has in hand, and ends it if that takes too long. */
  leave(): void;
  kill(): void;
}

export interface ConverterEnd {
  /** Nothing if it was killed, or could not be started. */
  exitCode: number | undefined;
  /** Why, in its own last words; else how it was ended. */
  detail: string;
}

/** Longer than its guard gives it, which knows better what else to end. */
const LEAVE_WITHIN_MS = 30_000;
const LAST_WORDS = 2000;

export function startLocalConverter({ command, clock, ...options }: LocalConverterOptions): LocalConverter {
  const [program = '', ...words] = command;
  const child = spawn(program, words, {
    env: { ...options.env },
    // A group of its own: Ctrl-C reaches the terminal's whole group at once, but we stop things in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const gone = new AbortController();
  let leaving = false;
  return {
    pid: child.pid,
    ended: heard(child, options).finally(() => gone.abort()),
    leave() {
      if (leaving) return;
      leaving = true;
      child.kill('SIGTERM');
      void clock.sleep(LEAVE_WITHIN_MS, gone.signal).then(() => gone.signal.aborted || killGroup(child));
    },
    kill: () => killGroup(child),
  };
}

function heard(child: ChildProcess, { onLine, onText }: Pick<LocalConverterOptions, 'onLine' | 'onText'>) {
  let complaint = '';
  let said = '';
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      complaint = complaintIn(line) ?? complaint;
      onLine(line);
    });
  }
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-LAST_WORDS);
    onText(text);
  });
  return new Promise<ConverterEnd>((resolve) => {
    child.once('error', (error) => resolve({ exitCode: undefined, detail: error.message }));
    child.once('exit', () => killGroup(child));
    // Not before its last words have been read.
    child.once('close', (code, signal) => {
      resolve({
        exitCode: code ?? undefined,
        detail: complaint || said.trim() || (signal ? `killed by ${signal}` : ''),
      });
    });
  });
}

/** A converter that can't go on says why in its log. */
const Complaint = z.looseObject({ event: z.templateLiteral(['converter.', z.string()]), message: z.string() });

function complaintIn(line: string): string | undefined {
  try {
    return Complaint.safeParse(JSON.parse(line)).data?.message;
  } catch {
    return undefined; // Not a log line of ours: whoever listens has it as it came.
  }
}

/** Also whatever it left behind. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Nobody is left; macOS says EPERM where only zombies are.
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
