/** The record that follows from what was found: pure, one function an ending. */
import type { BlobProperties } from '../core/blobs.ts';
import { type CaptureTime, captureTime } from '../core/captureTime.ts';
import type { Fault } from '../core/fault.ts';
import type { Job } from '../core/job.ts';
import type { TakenSource } from '../core/metadata.ts';
import { monthOf } from '../core/month.ts';
import { partsOf } from '../core/names.ts';
import { type Pipeline, revOf } from '../core/pipeline.ts';
import { type FileRecord, RECORD_SCHEMA, turnOf } from '../core/record.ts';
import type { Hashes } from './fetchOriginal.ts';
import type { Inspection, Rendering } from './media/media.ts';

/** All that is known before any picture is made. */
export interface Found {
  job: Pick<Job, 'id' | 'name'>;
  properties: BlobProperties;
  hashes: Hashes;
  inspection: Pick<Inspection, 'kind' | 'contentType' | 'metadata'>;
  before: FileRecord | undefined;
  pipeline: Pipeline;
  /** ISO 8601, UTC. */
  now: string;
}

export function describeRendered(found: Found, rendering: Rendering): FileRecord {
  const { previews, ms, ...picture } = rendering;
  const base = describeBase(found);
  return {
    ...base,
    ...picture,
    previews: previews.map(({ content, ...preview }) => ({ ...preview, bytes: content.length })),
    pipeline: { version: found.pipeline.version, ms },
  };
}

/** A sidecar is all that it should be; anything else without a picture is more than we can show. */
export function describeUnshown(found: Found): FileRecord {
  return { ...describeBase(found), state: found.inspection.kind === 'sidecar' ? 'ok' : 'unsupported' };
}

export function describeFailed(found: Found, fault: Fault): FileRecord {
  return { ...describeBase(found), state: 'failed', fault };
}

/** The content is as it was; what is said of it may have changed. The pictures stay. */
export function describeTouched(found: Found, before: FileRecord): FileRecord {
  const { state, rev, turn, previews, width, height, thumbhash, fingerprint, developedBy, pipeline } = before;
  const kept = { width, height, thumbhash, fingerprint, developedBy };
  const picture = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return { ...describeBase(found), state, rev, turn, previews, pipeline, ...picture };
}

/**
 * The pictures stay, and all that was read from the file: only what the blob's properties alone say is taken over.
 * Without that the record would tell of an earlier version, and no message would be left to mend it.
 */
export function describeKept({ job, properties }: Pick<Found, 'job' | 'properties'>, before: FileRecord): FileRecord {
  const { takenLocal, takenOffsetMin, takenSource = 'none', ...kept } = before;
  const said = captureTime({}, properties.metadata, job.name);
  const ofFile = {
    takenSource,
    ...(takenLocal !== undefined && { takenLocal }),
    ...(takenOffsetMin !== undefined && { takenOffsetMin }),
  };
  const taken = isOutdone(takenSource, said) ? said : ofFile;
  const months = [...new Set([...before.months, monthOf(taken.takenLocal)])].sort();
  return { ...kept, ...taken, etag: properties.etag, months };
}

/** A newer release may read more from a name than this one, and the name is as it was. */
function isOutdone(before: TakenSource, said: CaptureTime): boolean {
  if (before === 'name') return said.takenSource === 'uploader';
  return before === 'uploader' || before === 'mtime' || before === 'none';
}

/** Nothing could be read of content that is known from before: what is known of it still is, but for its pictures. */
export function describeUnread(found: Found, before: FileRecord, fault: Fault): FileRecord {
  const { width, height, thumbhash, fingerprint, developedBy, ...known } = describeKept(found, before);
  const turn = turnOf(before.user, before.sha256);
  const rev = revOf(before.sha256, found.pipeline, turn);
  const pipeline = { version: found.pipeline.version, ms: {} };
  return { ...known, state: 'failed', fault, rev, turn, previews: [], pipeline, convertedAt: found.now };
}

function describeBase({ job, properties, hashes, inspection, before, pipeline, now }: Found): FileRecord {
  const { kind, contentType, metadata } = inspection;
  const user = before?.user ?? {};
  const turn = turnOf(user, hashes.sha256);
  const taken = captureTime(metadata, properties.metadata, job.name);
  // The file's offset belongs to the file's time: with anybody else's it would be another moment.
  const { takenLocal: _, takenOffsetMin: __, ...said } = metadata;
  const sameContent = before?.sha256 === hashes.sha256 && before.state !== 'deleted';
  const { folder, ext } = partsOf(job.name);
  return {
    schema: RECORD_SCHEMA,
    ...job,
    folder,
    ext,
    state: 'ok',
    bytes: properties.bytes,
    etag: properties.etag,
    ...hashes,
    kind,
    contentType,
    rev: revOf(hashes.sha256, pipeline, turn),
    turn,
    previews: [],
    uploadedAt: sameContent ? before.uploadedAt : properties.modifiedAt,
    convertedAt: now,
    pipeline: { version: pipeline.version, ms: {} },
    user,
    ...said,
    ...taken,
    months: [...new Set([...(before?.months ?? []), monthOf(taken.takenLocal)])].sort(),
  };
}
