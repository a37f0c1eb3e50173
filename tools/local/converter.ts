/** One converter process: started, listened to, and gone when we are, with all that it started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FRUGAL } from '../../worker/frugal.ts';
import { type ConverterNews, readConverterLine } from './converterLog.ts';
import type { LogFile } from './logFile.ts';

export interface ConverterOptions {
  /** `IRONVIPER_*` and the rest of its environment. */
  env: Readonly<Record<string, string | undefined>>;
  log: LogFile;
  news: ConverterNews;
}

interface ConverterEnd {
  code: number | null;
  /** What it said on stderr last, or why it could not be started. */
  said: string;
}

export interface Converter {
  ended: Promise<ConverterEnd>;
  /** Lets it finish or give back what it has in hand, and ends it if that takes too long. */
  stop(): Promise<void>;
  kill(): void;
}

const MAIN = fileURLToPath(new URL('../../worker/main.ts', import.meta.url));
const STOP_WITHIN_MS = 20_000;

/**
 * Losing the channel to us, even by our SIGKILL, is its order to leave. The channel itself must not keep it alive.
 */
const LEAVE_WITH_PARENT =
  "data:text/javascript,process.once('disconnect',()=>process.emit('SIGTERM')||process.exit(1));process.channel?.unref()";

export function startConverter({ env, log, news }: ConverterOptions): Converter {
  const child = spawn(process.execPath, ['--import', LEAVE_WITH_PARENT, ...FRUGAL.nodeArguments, MAIN], {
    env: { ...env },
    // A group of its own: Ctrl-C reaches the terminal's whole group at once, but we stop things in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
    log.write(text);
  });
  const ended = new Promise<ConverterEnd>((resolve) => {
    child.once('error', (error) => resolve({ code: null, said: error.message }));
    child.once('exit', () => killGroup(child));
    // Not before its last words have been read.
    child.once('close', (code, signal) => resolve({ code, said: said.trim() || (signal ?? '') }));
  });
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.write(`${line}\n`);
      readConverterLine(line, news);
    });
  }
  return {
    ended,
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => killGroup(child), STOP_WITHIN_MS);
      await ended;
      clearTimeout(late);
    },
    kill: () => killGroup(child),
  };
}

/** Also whatever it left behind: decoders are processes too. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
