/** One long-lived exiftool for all files, one file after the other, started anew when it has died or was ended. */
import { exiftoolPath } from 'exiftool-vendored';
import { FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import { within } from '../within.ts';
import { type ExifToolProcess, startExifToolProcess } from './exifToolProcess.ts';

/** Tags as exiftool names them, `Group:Tag`, by its family 1 groups. */
export type Tags = Readonly<Record<string, unknown>>;

/** The same tags twice: `values` as numbers and codes, to count with; `words` as people read them. */
export interface Said {
  values: Tags;
  words: Tags;
}

/**
 * Both methods throw `OutageError` if exiftool will not start, and the signal's reason. `file` is an absolute path of
 * ours: never a name that a person gave.
 */
export interface ExifTool {
  /** What the file says; nothing where exiftool can't read it, or fails over it. */
  read(file: string, signal: AbortSignal): Promise<Said>;
  close(): Promise<void>;
}

export interface ExifToolOptions {
  /** What one file may take. */
  seconds?: number;
  script?: string;
}

/** Real files take 0.02 to 0.2 s. */
const FILE_SECONDS = 20;
const START_SECONDS = 30;
/**
 * Bytes; it starts with 21 MB. Perl gives nothing back: each camera's tables stay, 85 MB of them over the files of many,
 * and what a bomb of 100 KB made it unpack. A start takes 0.15 s.
 */
const MOST_HELD = 64 * 2 ** 20;
/** `-long` says each value both ways at once. The file system's tags are of our scratch file. */
const READ = ['-json', '-long', '-G1', '-a', '-struct', '--System:all'];
/** Asked where all is more than we take: a PNG of 100 KB can hold 100 MB of text. */
const FEW =
  'Orientation Rotation ImageWidth ImageHeight Make Model DateTimeOriginal CreateDate CreationDate OffsetTime* SubSecTime* GPS* Duration';
const READ_FEW = [...READ, ...FEW.split(' ').map((tag) => `-${tag}`)];
const NOTHING: Said = { values: {}, words: {} };

/**
 * Of exiftool-vendored only exiftool itself is used, for the reasons in docs/decisions/exiftool-client.md. Throws
 * `OutageError` if exiftool (or Perl, which it needs) is not there.
 */
export async function startExifTool({ seconds = FILE_SECONDS, script }: ExifToolOptions = {}): Promise<ExifTool> {
  const path = script ?? (await exiftoolPath().catch(rejectStart));
  const never = new AbortController().signal;
  let current: ExifToolProcess | undefined;
  let line: Promise<unknown> = Promise.resolve();
  let closed = false;

  const running = async (): Promise<ExifToolProcess> => {
    if (closed) throw new OutageError('exiftool', 'Reading metadata failed: exiftool was closed.');
    if (current?.alive() && current.held() < MOST_HELD) return current;
    current?.end(new Error('it had grown too large'));
    current = startExifToolProcess(path);
    await current.ask(['-ver'], START_SECONDS, never).catch(rejectStart);
    return current;
  };
  const ask = async (args: readonly string[], signal: AbortSignal): Promise<Said | Error> => {
    signal.throwIfAborted();
    const exifTool = await running();
    const answer = await exifTool.ask(args, seconds, signal).catch((error: Error) => error);
    signal.throwIfAborted();
    return answer instanceof Error ? answer : parse(answer);
  };
  const inTurn = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const turn = line.then(work, work);
    line = turn.catch(() => {});
    return within(signal, turn);
  };

  await running();
  return {
    read: (file, signal) =>
      inTurn(signal, async () => {
        const path = checked(file);
        const first = await ask([...READ, path], signal);
        if (!(first instanceof Error)) return first;
        const limit = first instanceof FaultError ? first.code : undefined;
        if (limit === 'too-slow') return NOTHING;
        // Something else may have ended it; twice over the same file is no accident.
        const second = await ask([...(limit === 'too-large' ? READ_FEW : READ), path], signal);
        return second instanceof Error ? NOTHING : second;
      }),
    async close() {
      closed = true;
      current?.end(new Error('exiftool was closed'));
    },
  };
}

function rejectStart(cause: Error): never {
  const why = `Starting exiftool failed: ${cause.message}. It comes with "npm ci", and needs Perl.`;
  throw new OutageError('exiftool', why, { cause });
}

/** exiftool is asked by lines: a path must be one, and must not look like an option or a comment. */
function checked(file: string): string {
  if (/^\/[^\p{Cc}]*$/u.test(file)) return file;
  throw new OutageError(
    'scratch',
    `The scratch folder has a name that exiftool can't be told: ${JSON.stringify(file)}`,
  );
}

function parse(said: Buffer): Said {
  const [tags] = jsonOf(said.toString());
  const values: Record<string, unknown> = {};
  const words: Record<string, unknown> = {};
  for (const [name, tag] of Object.entries(tags ?? {})) {
    if (!isLong(tag)) continue;
    words[name] = tag.val;
    values[name] = 'num' in tag ? tag.num : tag.val;
  }
  return { values, words };
}

/** No answer is none; and what is not JSON after all, whatever the file made exiftool say, is none either. */
function jsonOf(text: string): Record<string, unknown>[] {
  try {
    return text === '' ? [] : JSON.parse(text, asWritten);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function isLong(tag: unknown): tag is { val: unknown; num?: unknown } {
  return typeof tag === 'object' && tag !== null && 'val' in tag;
}

/** exiftool writes whatever looks like a number as one: a title of "1.10" would end as 1.1. */
function asWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && String(value) !== context?.source ? context?.source : value;
}
