/** Sends whole trees of files, and tells of each what became of it. */
import { OutageError } from '../../core/outage.ts';
import type { Storage } from '../../core/storage.ts';
import { pool } from './pool.ts';
import { type Sent, sendFile } from './sendFile.ts';
import { type Problem, type SourceFile, walk } from './walk.ts';

export interface Upload {
  /** What has been dealt with so far, whatever came of it, and the bytes on their way. */
  files: number;
  bytes: number;
  sent: number;
  sentBytes: number;
  /** Was in the library already. */
  same: number;
  problems: number;
}

export interface UploadOptions {
  signal?: AbortSignal;
  /** A file is in the library now, by this run or by an earlier one. */
  onThere(name: string, how: 'sent' | 'same'): void;
  onProblem(problem: Problem): void;
}

const AT_ONCE = 8;
/** So many files in a row that the storage refused: the next would fare no better. */
const HOPELESS = 5;

/** `upload` is kept up to date all the while. Throws `OutageError` when the storage stays away. */
export async function uploadAll(
  storage: Storage,
  paths: string[],
  upload: Upload,
  { signal, onThere, onProblem }: UploadOptions,
): Promise<void> {
  let refusals = 0;

  const problem = (path: string, message: string) => {
    upload.problems += 1;
    onProblem({ kind: 'problem', path, message });
  };
  const one = async (source: SourceFile) => {
    let counted = 0;
    const count = (bytes: number) => {
      upload.bytes += bytes - counted;
      counted = bytes;
    };
    const sent = await sendFile(storage, source, count).catch((error: Error) => error);
    count(source.bytes);
    if (!(sent instanceof Error)) refusals = 0;
    if (sent instanceof OutageError && ++refusals >= HOPELESS) throw sent;
    if (sent instanceof Error) problem(source.path, sent.message);
    else if (sent === 'sent' || sent === 'same') {
      upload[sent] += 1;
      if (sent === 'sent') upload.sentBytes += source.bytes;
      onThere(source.name, sent);
    } else problem(source.path, WHY[sent](source.name));
  };
  await pool(until(walk(paths), signal), AT_ONCE, async (found) => {
    if (found.kind === 'problem') problem(found.path, found.message);
    else await one(found);
    upload.files += found.kind === 'problem' ? 0 : 1;
  });
}

async function* until<T>(things: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  for await (const thing of things) {
    if (signal?.aborted) return;
    yield thing;
  }
}

const WHY: Record<Exclude<Sent, 'sent' | 'same'>, (name: string) => string> = {
  other: (name) => `The library has another file named ${name}; it stays as it is. Rename one of the two.`,
  changed: () => 'It changed while it was being sent: send it again when it is complete.',
};

export function newUpload(): Upload {
  return { files: 0, bytes: 0, sent: 0, sentBytes: 0, same: 0, problems: 0 };
}
