/** Sends whole trees of files, and tells of each what became of it. */
import type { Clock } from '../../core/clock.ts';
import { OutageError } from '../../core/outage.ts';
import { pool } from '../../core/pool.ts';
import type { Storage } from '../../core/storage.ts';
import type { Patience } from '../terminal/patience.ts';
import { createBuffers } from './buffers.ts';
import type { Notice, Problem, Root } from './found.ts';
import { createGate } from './gate.ts';
import { readKnown } from './known.ts';
import { openMeter } from './meter.ts';
import { type Paired, type PairedFile, pairWithLibrary } from './pairWithLibrary.ts';
import { withTakeout } from './takeout/withTakeout.ts';
import { addEnded, addTakeout, type Tally } from './tally.ts';
import { type Outcome, uploadFile } from './uploadFile.ts';
import { walk } from './walk.ts';

export interface UploadOptions {
  concurrency?: number;
  /** Puts a file over another content of its name. */
  replace?: boolean;
  /** Leaves out what the library has under another name. */
  skipKnown?: boolean;
  /** Believes no times: compares contents. */
  checksum?: boolean;
  /** Only says what it would do. */
  dryRun?: boolean;
  clock: Clock;
  patience: Patience;
  signal?: AbortSignal;
  /** A file is in the library now, by this run or by an earlier one. */
  onThere?(name: string, how: 'sent' | 'same'): void;
  onProblem(problem: Problem): void;
  onNotice(notice: Notice): void;
}

const AT_ONCE = 8;
/** So many files in a row that the storage refused: the next would fare no better. */
const HOPELESS = 5;

/**
 * `tally` is kept up to date all the while. Stopped by the signal, it ends what is in hand: a large file at its next
 * block. Throws `OutageError` when the storage stays away, or refuses everything.
 */
export async function uploadAll(
  storage: Storage,
  roots: readonly Root[],
  tally: Tally,
  options: UploadOptions,
): Promise<void> {
  try {
    await upload(storage, roots, tally, options);
  } catch (error) {
    if (!isStop(error, options.signal)) throw error;
  }
}

async function upload(
  storage: Storage,
  roots: readonly Root[],
  tally: Tally,
  { clock, patience, signal, onThere, onProblem, onNotice, ...options }: UploadOptions,
): Promise<void> {
  const { concurrency = AT_ONCE, replace = false, skipKnown = false, checksum = false, dryRun = false } = options;
  const known = skipKnown ? await patience.through(() => readKnown(storage)) : undefined;
  // Two cards of one camera: what is there under a name may just have come from the other.
  const how = { replace, checksum: checksum || comesTogether(roots), dryRun, known };
  const parts = { storage, clock, signal, buffers: createBuffers(), throughGate: createGate() };
  let refusals = 0;

  const problem = (trouble: Problem, bytes: number, as: 'other' | 'changed' | 'failed' = 'failed') => {
    addEnded(tally, as, bytes);
    onProblem(trouble);
  };
  const send = async (source: PairedFile) => {
    const meter = openMeter(tally);
    const onChanged = () => onNotice({ kind: 'notice', path: source.path, message: AGAIN });
    try {
      return await patience.through((heard) => {
        const onBytes = (bytes: number, how: 'sent' | 'staged') => {
          heard();
          meter.count(bytes, how);
        };
        return uploadFile(source, how, { ...parts, onTry: meter.begin, onBytes, onChanged });
      });
    } finally {
      meter.end();
    }
  };
  const one = async (source: PairedFile) => {
    const { path, name, bytes } = source;
    const trouble = (message: string): Problem => ({ kind: 'problem', path, name, message });
    const end = await send(source).catch((error: Error) => error);
    if (isStop(end, signal)) throw end;
    if (!(end instanceof OutageError)) refusals = 0;
    else if (end.passing || ++refusals >= HOPELESS) throw end;
    if (end instanceof Error) problem(trouble(end.message), bytes);
    else if (end === 'other' || end === 'changed') problem(trouble(WHY[end](name)), bytes, end);
    else {
      addEnded(tally, end, bytes);
      if (end !== 'known') onThere?.(name, end === 'same' ? 'same' : 'sent');
    }
  };
  const found = pairWithLibrary(withTakeout(walk(roots)), storage.originals, patience.through);
  const deal = async (each: Paired) => {
    if (each.kind === 'file') await one(each);
    else if (each.kind === 'problem') problem(each, 0);
    else if (each.kind === 'notice') onNotice(each);
    else if (each.kind === 'junk') tally.junk += 1;
    else if (each.kind === 'takeout') addTakeout(tally, each);
  };
  await pool(found, concurrency, deal, signal);
}

/** Whether two of them would put files into one folder of the library. */
function comesTogether(roots: readonly Root[]): boolean {
  const names = roots.map(({ name }) => `${name}/`).sort();
  return names.some((name, i) => names[i + 1]?.startsWith(name));
}

function isStop(error: unknown, signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true && error === signal.reason;
}

const AGAIN = 'It changed while it was being read: sending it again.';
const WHY: Record<Extract<Outcome, 'other' | 'changed'>, (name: string) => string> = {
  other: (name) =>
    `The library has another file named ${name}; it stays as it is. Rename one of the two, or put this one in its place by --replace.`,
  changed: () => 'It changed each time it was being read: send it when it is complete.',
};
