/** One real converter, `node worker/main.ts`, in a process of its own; with its guard, if that is asked for. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { localAccount, type Ports } from '../../tools/terminal/account.ts';

export interface LogLine {
  at: string;
  event: string;
  name?: string;
  outcome?: string;
  what?: string;
  message?: string;
  [field: string]: unknown;
}

export interface ConverterOptions {
  /** Where it finds its storage: a proxy's, mostly. */
  ports: Ports;
  name: string;
  /** A folder that exists. */
  scratch: string;
  env?: Readonly<Record<string, string>>;
  /** Starts `node worker/guard.ts` in a group of its own, which leaves when we do: it has lost its channel then. */
  guarded?: boolean;
  /** For Node, before the program. */
  nodeArguments?: readonly string[];
  /** What starts Node: a command that ends in running its arguments. */
  prefix?: readonly string[];
}

export interface ConverterProcess {
  pid: number;
  /** So far. */
  lines: LogLine[];
  /** Called for every line from now on. */
  onLine(listener: (line: LogLine) => void): void;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string>;
  /** What it said on stderr, where a converter in good health says nothing. */
  complaint(): string;
  signal(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Of a guarded one: to it and to its guard, as a terminal does. */
  signalGroup(signal: 'SIGINT'): void;
  /** Takes the channel away, as our death would. */
  disconnect(): void;
}

const MAIN = fileURLToPath(new URL('../../worker/main.ts', import.meta.url));
const GUARD = fileURLToPath(new URL('../../worker/guard.ts', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/ironviper', import.meta.url));

/** A test that is killed must leave no converter behind: losing the channel to it is an order to end. */
const END_WITH_PARENT = `data:text/javascript,process.once('disconnect',()=>process.exit(1));process.channel?.unref()`;

export function startConverter({
  ports,
  name,
  scratch,
  env,
  nodeArguments = [],
  prefix = [],
  guarded,
}: ConverterOptions) {
  const program = guarded ? [...nodeArguments, GUARD] : ['--import', END_WITH_PARENT, ...nodeArguments, MAIN];
  const command = [...prefix, process.execPath, ...program];
  const child = spawn(command[0]!, command.slice(1), {
    env: {
      PATH: process.env.PATH,
      // Half of a start is compiling, and these tests start a hundred.
      NODE_COMPILE_CACHE: CACHE,
      IRONVIPER_STORAGE: localAccount(ports),
      IRONVIPER_NAME: name,
      IRONVIPER_SCRATCH: scratch,
      IRONVIPER_IDLE_SECONDS: '1',
      IRONVIPER_POLL_SECONDS: '1',
      IRONVIPER_OUTAGE_SECONDS: '1',
      ...env,
    },
    detached: guarded ?? false,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  return watched(child);
}

function watched(child: ChildProcess): ConverterProcess {
  const lines: LogLine[] = [];
  const listeners: ((line: LogLine) => void)[] = [];
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const read = createInterface({ input: child.stdout! }).on('line', (text) => {
    const line = JSON.parse(text) as LogLine;
    lines.push(line);
    for (const listener of listeners) listener(line);
  });
  const allRead = new Promise<void>((resolve) => read.once('close', resolve));
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => void allRead.then(() => resolve(code ?? signal ?? '')));
  });
  return {
    pid: child.pid ?? 0,
    lines,
    onLine: (listener) => void listeners.push(listener),
    ended,
    complaint: () => said,
    signal: (signal) => void child.kill(signal),
    signalGroup: (signal) => void process.kill(-(child.pid ?? 0), signal),
    disconnect: () => child.disconnect(),
  };
}
