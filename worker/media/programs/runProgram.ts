/**
 * Runs a decoder over a file: without a shell, in a process group of its own that is killed whole, within limits of
 * memory, output and time, with nothing of our environment, and in the attempt's scratch folder.
 */
import { access, open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import { blame } from '../blame.ts';
import { LIMITERS, limited, type ResourceLimits } from './limited.ts';
import { type GroupEnd, processGroup } from './processGroup.ts';

export interface ProgramRun extends ResourceLimits {
  /** What it is called in messages. */
  name: string;
  /** Absolute path of the program, then its arguments. No file name among them may come from a person. */
  command: readonly string[];
  /** "Developing a CR2 with dcraw": what messages begin with. */
  doing: string;
  /** The attempt's scratch folder: it works there, and may write nothing elsewhere that we would look at. */
  folder: string;
  /** Kills it, and throws the signal's reason. */
  signal: AbortSignal;
  /** A new file in `folder` that takes its standard output; without it, the output is kept in memory. */
  stdout?: string;
}

/** Text of both streams, `stdout` empty where it went to a file; `stderr` without our folders, to be shown to people. */
export interface Said {
  stdout: string;
  stderr: string;
}

/** How a shell's or the dynamic linker's failing start looks: a library that is not there, no right to execute. */
const NOT_STARTED = new Set([126, 127]);
/** Of programs whose settings are ours: a folder for each, by the name it looks for. */
const SETTINGS = fileURLToPath(new URL('.', import.meta.url));

/**
 * Throws `FaultError` for an exit code other than 0 (`corrupt`, or `out-of-memory` and `too-large` for a limit it ran
 * into) and `OutageError` if it can't be started. When it returns or throws, the program and its group are gone.
 */
export async function runProgram(run: ProgramRun): Promise<Said> {
  const { folder, signal } = run;
  signal.throwIfAborted();
  const output = run.stdout === undefined ? undefined : await openOutput(run, run.stdout);
  try {
    signal.throwIfAborted();
    const options = { cwd: folder, env: environment(folder), ...(output && { stdout: output.fd }) };
    const { ended, kill } = processGroup(limited(run.command, run), options);
    signal.addEventListener('abort', kill, { once: true });
    try {
      const end = await ended.catch(async (error: NodeJS.ErrnoException) => {
        throw await notStarted(run, error);
      });
      signal.throwIfAborted();
      if (end.exitCode !== 0 || end.endless) throw await explain(run, end);
      return { stdout: end.stdout, stderr: without(folder, end.stderr) };
    } finally {
      signal.removeEventListener('abort', kill);
    }
  } finally {
    await output?.close();
  }
}

function openOutput({ folder, doing }: ProgramRun, name: string) {
  return open(join(folder, name), 'wx').catch((cause: Error) => {
    const said = without(folder, cause.message);
    throw new OutageError('scratch', `${doing} failed: its output's file could not be made: ${said}`, { cause });
  });
}

/** Only what it needs: no secret of ours, no configuration of the user's, and one thread a picture. */
function environment(folder: string): Record<string, string> {
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LC_ALL: 'C',
    HOME: folder,
    TMPDIR: folder,
    MALLOC_ARENA_MAX: '2',
    OMP_NUM_THREADS: '1',
    // Its policy comes first and last: see there.
    MAGICK_CONFIGURE_PATH: join(SETTINGS, 'ImageMagick'),
    XDG_CONFIG_HOME: SETTINGS,
    MAGICK_TEMPORARY_PATH: folder,
    MAGICK_THREAD_LIMIT: '1',
  };
}

/** The system says ENOENT of a folder that is gone too. */
async function notStarted({ name, doing, folder }: ProgramRun, cause: NodeJS.ErrnoException): Promise<OutageError> {
  const said = without(folder, cause.message);
  const gone = await access(folder).catch((reason: Error) => reason);
  if (gone) return new OutageError('scratch', `${doing} failed: the scratch folder is gone: ${said}`, { cause });
  const [limiter] = LIMITERS.names;
  const what = process.platform === 'linux' ? `${limiter} of ${LIMITERS.of}` : name;
  return new OutageError(name, `${doing} failed: ${what} can't be started: ${said}`, { cause });
}

async function explain({ name, doing, folder, memory, output }: ProgramRun, end: GroupEnd): Promise<Error> {
  const { exitCode, signal } = end;
  const because = { cause: end };
  const words = without(folder, end.stderr).trim();
  const limiter = LIMITERS.names.find((each) => words.startsWith(`${each}:`));
  if (limiter) {
    const need = `${limiter} of ${LIMITERS.of} could not start ${name}: ${words}`;
    return new OutageError(name, `${doing} failed: ${need}`, because);
  }
  if (exitCode !== undefined && NOT_STARTED.has(exitCode))
    return new OutageError(name, `${doing} failed: ${name} can't be started: ${words}`, because);
  if (end.endless) return new FaultError('corrupt', `${doing} failed: it talked without end.`, because);
  if (signal === 'SIGXFSZ')
    return new FaultError('too-large', `${doing} failed: it wrote more than ${output} bytes.`, because);
  // Nobody but the kernel kills it without our signal.
  if (signal === 'SIGKILL')
    return new FaultError('out-of-memory', `${doing} failed: the system killed it within ${memory} bytes.`, because);
  const how = signal ? `ended by ${signal}` : `exit code ${exitCode}`;
  const said = end.stderr.trim();
  return blame(new Error(said ? `${how}: ${said}` : how), doing, undefined, folder);
}

/** Nobody who reads a record knows our scratch folders, and no two are alike. */
function without(folder: string, text: string): string {
  return text.replaceAll(`${folder}/`, '').replaceAll(folder, '.');
}
