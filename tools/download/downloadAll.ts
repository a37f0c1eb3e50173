/** Originals out of the library, so many at once, and what became of each. */
import type { BlobProperties } from '../../core/blobs.ts';
import { OutageError } from '../../core/outage.ts';
import { pool } from '../../core/pool.ts';
import { type Saved, type Saving, saveOriginal } from './saveOriginal.ts';
import { type SavedRecord, saveRecord } from './saveRecord.ts';
import { type Class, isProblem, type Tally } from './tally.ts';
import { WHY, WHY_NO_RECORD } from './why.ts';

export interface DownloadOptions {
  records: boolean;
  concurrency: number;
  onProblem(name: string, message: string): void;
  /** It is saved, but not under its name. */
  onRefused(name: string, path: string, why: string): void;
}

/** So many files in a row that the storage refused: the next would fare no better. */
const HOPELESS = 5;

/** `tally` is kept up to date all the while. Throws `OutageError` when the storage stays away, or the disk takes no more. */
export async function downloadAll(
  originals: AsyncIterable<BlobProperties>,
  saving: Saving,
  tally: Tally,
  { records, concurrency, onProblem, onRefused }: DownloadOptions,
): Promise<void> {
  const { signal } = saving;
  let refusals = 0;

  const ended = (original: BlobProperties, how: Class, message?: string) => {
    tally.files += 1;
    tally.classes[how].files += 1;
    tally.classes[how].bytes += original.bytes;
    if (message !== undefined) onProblem(original.name, message);
  };
  const count = (original: BlobProperties, saved: Saved) => {
    ended(original, saved.how, isProblem(saved.how) ? WHY[saved.how] : undefined);
    if (saved.how !== 'fetched' && saved.how !== 'replaced') return;
    if (!saved.verified) tally.unverified += 1;
    if (saved.refused === undefined) return;
    tally.refused += 1;
    onRefused(original.name, saved.path, saved.refused);
  };
  const countRecord = ({ name }: BlobProperties, saved: SavedRecord | Error) => {
    tally.records[saved instanceof Error ? 'failed' : saved] += 1;
    if (saved instanceof Error) onProblem(name, `Its record: ${saved.message}`);
    else if (saved === 'taken' || saved === 'other') onProblem(name, WHY_NO_RECORD[saved]);
  };
  /** Throws what ends the run; any other error is that of one file. */
  const attempt = async <T>(work: () => Promise<T>): Promise<T | Error | 'stopped'> => {
    try {
      const done = await work();
      refusals = 0;
      return done;
    } catch (error) {
      if (signal.aborted) return 'stopped';
      if (isFull(error)) throw full(error, saving.root);
      if (error instanceof OutageError && (error.passing || ++refusals >= HOPELESS)) throw error;
      return error instanceof Error ? error : new Error(String(error));
    }
  };
  await pool(originals, concurrency, async (original) => {
    const saved = await attempt(() => saveOriginal(saving, original));
    if (saved === 'stopped') return;
    if (saved instanceof Error) return ended(original, 'failed', saved.message);
    count(original, saved);
    if (!records || !('path' in saved)) return;
    const record = await attempt(() => saveRecord(saving, original, saved.path));
    if (record !== 'stopped') countRecord(original, record);
  });
}

function isFull(error: unknown): error is NodeJS.ErrnoException {
  return ['ENOSPC', 'EDQUOT', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function full(error: Error, root: string): OutageError {
  return new OutageError('disk', `${root} takes no more: ${error.message}. Make room, and run the same again.`, {
    cause: error,
  });
}
