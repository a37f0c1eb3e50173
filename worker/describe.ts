/** The record that follows from what was found: pure, one function an ending. */
import type { BlobProperties } from '../core/blobs.ts';
import { captureTime } from '../core/captureTime.ts';
import type { Fault } from '../core/fault.ts';
import type { Job } from '../core/job.ts';
import type { Metadata } from '../core/metadata.ts';
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
  inspection: Pick<Inspection, 'kind' | 'contentType'>;
  metadata: Partial<Metadata>;
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

export function describeUnsupported(found: Found): FileRecord {
  return { ...describeBase(found), state: 'unsupported' };
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

function describeBase({ job, properties, hashes, inspection, metadata, before, pipeline, now }: Found): FileRecord {
  const user = before?.user ?? {};
  const turn = turnOf(user, hashes.sha256);
  const taken = captureTime(metadata, properties.metadata);
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
    ...inspection,
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
