/** One look at one name: reads what is true, makes what is missing, and writes it in the order that loses nothing. */
import { isDeepStrictEqual } from 'node:util';
import type { Blobs } from '../core/blobs.ts';
import type { Clock } from '../core/clock.ts';
import { FaultError } from '../core/fault.ts';
import type { Job } from '../core/job.ts';
import { previewName } from '../core/names.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Pipeline } from '../core/pipeline.ts';
import { type FileRecord, isBeyond, isCurrent, turnOf } from '../core/record.ts';
import type { Storage } from '../core/storage.ts';
import { bury } from '../library/bury.ts';
import { indexRecord } from '../library/indexRecord.ts';
import { putRecord } from '../library/putRecord.ts';
import { readRecord, type StoredRecord } from '../library/readRecord.ts';
import type { Attempt } from './attempt.ts';
import type { Made, Make } from './make.ts';
import type { RenderedPreview } from './media/media.ts';

export interface Converter {
  storage: Storage;
  clock: Clock;
  pipeline: Pipeline;
  make: Make;
}

/** Throws whatever is not the file's fault. A record that moved meanwhile is read again, and all is decided anew. */
export async function convert(converter: Converter, job: Job, attempt: Attempt): Promise<Outcome> {
  for (;;) {
    const outcome = await look(converter, job, attempt);
    if (outcome !== 'moved') return outcome;
  }
}

/** The record is read before the original: its ETag then guards the write against whoever saw a later original. */
async function look(converter: Converter, job: Job, attempt: Attempt): Promise<Outcome | 'moved'> {
  const { storage, clock, pipeline } = converter;
  attempt.enter('look');
  const seen = await readRecord(storage, job.id);
  const before = seen === 'missing' ? undefined : seen.record;
  const settled = before && !job.force && (isCurrent(before, pipeline) || isBeyond(before, pipeline));
  const original = await open(storage.originals, job.name, settled ? before.etag : undefined);

  if (original === 'unchanged') {
    if (seen !== 'missing') await indexRecord(storage, seen);
    return { kind: 'skipped', reason: 'current' };
  }
  if (original === 'missing') {
    attempt.signal.throwIfAborted();
    const buried = await bury(storage, clock, job, seen);
    if (buried === 'conflict') return 'moved';
    await indexRecord(storage, buried);
    return { kind: 'done' };
  }
  try {
    const made = await converter.make(job, original, before, attempt);
    attempt.enter('write');
    attempt.signal.throwIfAborted();
    return await publish(storage, seen, made);
  } finally {
    original.close();
  }
}

/** What nobody can read (it lies in the archive) is still known: reading its body then fails, as any file's fault does. */
async function open(originals: Blobs, name: string, unlessEtag: string | undefined): ReturnType<Blobs['read']> {
  try {
    return await originals.read(name, { unlessEtag });
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const properties = await originals.head(name);
    if (properties === 'missing') return 'missing';
    if (properties.etag === unlessEtag) return 'unchanged';
    return { ...properties, body: unreadable(error), close: () => {} };
  }
}

// biome-ignore lint/correctness/useYield: a body that ends in its fault before the first byte.
async function* unreadable(fault: FaultError): AsyncGenerator<Uint8Array> {
  throw fault;
}

/** Previews, then the record, then the row, then the mark: whatever names a thing comes after it. */
async function publish(storage: Storage, seen: StoredRecord | 'missing', made: Made): Promise<Outcome | 'moved'> {
  if (made.record === 'as before') {
    if (seen !== 'missing') await indexRecord(storage, seen);
    return made.outcome;
  }
  await putPreviews(storage, made.record, made.previews);
  const written = await write(storage, made.record, seen);
  if (written === 'moved') return 'moved';
  await indexRecord(storage, written);
  return made.outcome;
}

/** A wish that came meanwhile is taken over, unless it asks for another picture; any other change is for a new look. */
async function write(
  storage: Storage,
  record: FileRecord,
  seen: StoredRecord | 'missing',
): Promise<StoredRecord | 'moved'> {
  const put = await putRecord(storage, record, seen);
  if (put !== 'conflict') return put;
  const latest = await readRecord(storage, record.id);
  if (latest === 'missing' || seen === 'missing') return 'moved';
  // A tombstone written over an equal one is no wish: somebody saw the original absent after we had read it.
  if (latest.record.state === 'deleted') return 'moved';
  const { user, ...rest } = latest.record;
  const { user: _, ...restSeen } = seen.record;
  const onlyWished = isDeepStrictEqual(rest, restSeen) && turnOf(user, record.sha256) === record.turn;
  return onlyWished ? write(storage, { ...record, user }, latest) : 'moved';
}

/** Cool tiers bill 128 KiB at least, so what is smaller is cheaper in Hot. */
const COOL_BYTES = 128 * 1024;

async function putPreviews(storage: Storage, { id, rev }: FileRecord, previews: RenderedPreview[]): Promise<void> {
  for (const { name, type, content } of previews) {
    await storage.previews.put(previewName(id, rev, name), content, {
      contentType: type,
      cacheControl: 'private, max-age=31536000, immutable',
      tier: content.length < COOL_BYTES ? 'Hot' : 'Cool',
    });
  }
}
