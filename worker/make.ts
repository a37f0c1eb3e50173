/** From an opened original to all that will be written about it: download, metadata, pictures. Writes nothing. */
import { join } from 'node:path';
import type { BlobContent } from '../core/blobs.ts';
import type { Clock } from '../core/clock.ts';
import { FaultError } from '../core/fault.ts';
import type { Job } from '../core/job.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Pipeline } from '../core/pipeline.ts';
import { type FileRecord, isBeyond, isConverted, isCurrent, turnOf } from '../core/record.ts';
import type { Attempt } from './attempt.ts';
import { checkTransfer } from './checkTransfer.ts';
import {
  describeFailed,
  describeKept,
  describeRendered,
  describeTouched,
  describeUnread,
  describeUnshown,
  type Found,
} from './describe.ts';
import { describeOversized } from './describeOversized.ts';
import type { FetchOriginal } from './fetchOriginal.ts';
import type { Limit } from './limit.ts';
import type { Media, RenderedPreview } from './media/media.ts';
import { renderWithin } from './renderWithin.ts';
import type { Scratch } from './scratch.ts';

export interface Made {
  /** `as before`: what is recorded already is better than anything we could make. */
  record: FileRecord | 'as before';
  previews: RenderedPreview[];
  outcome: Outcome;
}

export type Make = (job: Job, original: BlobContent, before: FileRecord | undefined, attempt: Attempt) => Promise<Made>;

export interface Workshop {
  clock: Clock;
  pipeline: Pipeline;
  media: Media;
  fetch: FetchOriginal;
  scratch: Scratch;
  /** Pictures made at once. */
  slots: Limit;
  memory: Limit;
  /** Bytes `memory` has in all. */
  memoryBytes: number;
}

export function makeIn(workshop: Workshop): Make {
  return async (job, original, before, attempt) => {
    const { pipeline, clock } = workshop;
    const now = new Date(clock.now()).toISOString();
    const { body, close, ...properties } = original;
    const found: Found = { job: { id: job.id, name: job.name }, properties, before, pipeline, now, ...UNREAD };
    try {
      if (original.bytes > workshop.scratch.room) {
        attempt.weigh(original.bytes);
        return done(await describeOversized(workshop, original, found, attempt), []);
      }
      return await workshop.scratch.borrow(original.bytes, attempt.signal, async (folder) => {
        const file = join(folder, 'original');
        attempt.enter('download');
        found.hashes = await workshop.fetch(original, file, attempt.signal);
        return await makeFrom(workshop, file, found, job, attempt);
      });
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      return failed(found, error, attempt);
    }
  };
}

/** What a record says of a file that could not be read. */
const UNREAD = {
  hashes: { sha256: '', md5: '' },
  inspection: { kind: 'other', contentType: 'application/octet-stream', metadata: {} },
} as const satisfies Partial<Found>;

/** Fills `found` as it learns more, so that a fault's record says all that was known. */
async function makeFrom(workshop: Workshop, file: string, found: Found, job: Job, attempt: Attempt): Promise<Made> {
  const { media, pipeline } = workshop;
  const before = sameContent(found);
  if (before && isBeyond(before, pipeline)) {
    return kept(found, before, { kind: 'skipped', reason: 'made by a newer pipeline' });
  }
  if (attempt.foretold) throw attempt.foretold;

  attempt.enter('inspect');
  const inspection = await media.inspect(file, job.name, attempt.signal);
  const { kind, contentType, metadata } = inspection;
  found.inspection = { kind, contentType, metadata };
  checkTransfer(found.hashes, found.properties.metadata);
  if (before && isCurrent(before, pipeline) && !job.force) return done(describeTouched(found, before), []);
  attempt.weigh(found.properties.bytes);
  if (!inspection.decodable) return done(describeUnshown(found), []);

  const turn = turnOf(before?.user ?? found.before?.user ?? {}, found.hashes.sha256);
  const rendering = await renderWithin(workshop, file, inspection, turn, attempt);
  return done(describeRendered(found, rendering), rendering.previews);
}

/** The record of this very content, if it is one; what could not be read is still known by its version. */
function sameContent({ before, hashes, properties }: Found): FileRecord | undefined {
  const unread = hashes.sha256 === '';
  const same = unread ? before?.etag === properties.etag : before?.sha256 === hashes.sha256;
  return same && before?.state !== 'deleted' ? before : undefined;
}

/** A failure never takes the place of good pictures of the same content and turn. */
function failed(found: Found, error: FaultError, attempt: Attempt): Made {
  const outcome: Outcome = { kind: 'failed', fault: error };
  const before = sameContent(found);
  if (before?.previews.length && isConverted(before) && before.turn === turnOf(before.user, before.sha256))
    return kept(found, before, outcome);
  const { code, message } = error;
  const fault = { code, message, stage: attempt.stage(), attempts: attempt.count };
  const unread = found.inspection === UNREAD.inspection;
  const record = before && unread ? describeUnread(found, before, fault) : describeFailed(found, fault);
  return { record, previews: [], outcome };
}

function done(record: FileRecord, previews: RenderedPreview[]): Made {
  return { record, previews, outcome: { kind: 'done' } };
}

function kept(found: Found, before: FileRecord, outcome: Outcome): Made {
  const record = before.etag === found.properties.etag ? 'as before' : describeKept(found, before);
  return { record, previews: [], outcome };
}
