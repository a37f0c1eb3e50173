/** One file on its way into the library: compared with what is there, as cheaply as is safe, and sent if need be. */
import type { BlobProperties } from '../../core/blobs.ts';
import type { Clock } from '../../core/clock.ts';
import { looksSame } from '../../core/looksSame.ts';
import type { Storage } from '../../core/storage.ts';
import type { Buffers } from './buffers.ts';
import type { SourceFile } from './found.ts';
import type { Gate } from './gate.ts';
import type { Known } from './known.ts';
import { type OpenFile, withOpenFile } from './openFile.ts';
import type { PairedFile } from './pairWithLibrary.ts';
import { sameContent } from './sameContent.ts';
import { type OnBytes, type Sent, sendFile } from './sendFile.ts';

/** `known`: the content is there under another name. `other`: another content is there under this name. */
export type Outcome = 'sent' | 'replaced' | 'same' | 'known' | 'other' | 'changed';

export interface HowToUpload {
  /** Puts a file over another content of its name. */
  replace: boolean;
  /** Believes no times: compares contents. */
  checksum: boolean;
  /** Only says what it would do. */
  dryRun: boolean;
  /** Leaves out what is known under another name. */
  known?: Known | undefined;
}

export interface UploadParts {
  storage: Storage;
  clock: Clock;
  buffers: Buffers;
  throughGate: Gate;
  signal?: AbortSignal | undefined;
  /** It is tried, perhaps again. */
  onTry(): void;
  onBytes: OnBytes;
  /** It was written to, and is read anew. */
  onChanged(): void;
}

const TRIES = 3;
/** So often somebody else may come first: any more, and it is no race but a storage that contradicts itself. */
const MOVES = 10;
const PAUSE_MS = 1000;

/** Throws `OutageError` for the storage's trouble, the system's errors for the file's. */
export async function uploadFile(source: PairedFile, how: HowToUpload, parts: UploadParts): Promise<Outcome> {
  const { storage, clock, signal, buffers } = parts;
  let there = source.there === 'unasked' ? await storage.originals.head(source.name) : source.there;
  if (typeof there !== 'string' && !how.checksum && looksSame(source, there)) return 'same';
  for (let tries = 1, moves = 0; ; ) {
    parts.onTry();
    const seen = there;
    const work = (file: OpenFile) =>
      seen === 'missing' ? sendNew(source, file, how, parts) : compare(source, file, seen, how, parts);
    const outcome = await parts.throughGate(source.bytes, () => withOpenFile(source.path, buffers, work, signal));
    if (outcome === 'moved') {
      moves += 1;
      if (moves > MOVES) throw new Error(`${source.name} was another in the library at each try: run again later.`);
      signal?.throwIfAborted();
      // Somebody else came first: look at what it is.
      there = await storage.originals.head(source.name);
    } else if (outcome === 'changed' && tries < TRIES) {
      tries += 1;
      parts.onChanged();
      await clock.sleep(PAUSE_MS, signal);
      signal?.throwIfAborted();
    } else return outcome;
  }
}

async function sendNew(
  source: SourceFile,
  file: OpenFile,
  { known, dryRun }: HowToUpload,
  { storage, ...parts }: UploadParts,
): Promise<Sent | 'known'> {
  const send = async () =>
    dryRun ? 'sent' : sendFile(storage.originals, source, file, { guard: { ifAbsent: true }, ...parts });
  return known ? known.unlessKnown(file, send) : send();
}

async function compare(
  source: SourceFile,
  file: OpenFile,
  there: BlobProperties,
  { replace, dryRun }: HowToUpload,
  { storage, ...parts }: UploadParts,
): Promise<Outcome | 'moved'> {
  const same = await sameContent(storage, there, file);
  if (same === true) return 'same';
  if (same !== false) return same;
  if (!replace) return 'other';
  if (dryRun) return 'replaced';
  const sent = await sendFile(storage.originals, source, file, { guard: { ifMatch: there.etag }, ...parts });
  return sent === 'sent' ? 'replaced' : sent;
}
