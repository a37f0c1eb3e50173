/** One press of the button, and the record of a file that came of it. */
import { createHash } from 'node:crypto';
import { idOf } from '../../core/id.ts';
import type { MediaKind } from '../../core/kind.ts';
import type { Metadata } from '../../core/metadata.ts';
import { monthOf } from '../../core/month.ts';
import { partsOf } from '../../core/names.ts';
import { type Pipeline, revOf } from '../../core/pipeline.ts';
import { type FileRecord, RECORD_SCHEMA, turnOf } from '../../core/record.ts';
import { pipelineFor } from '../../worker/media/pipeline.ts';
import type { Chance } from './chance.ts';
import type { Drawing } from './drawings.ts';
import type { Likeness } from './likeness.ts';
import type { Occasion } from './occasion.ts';

export interface Shot {
  occasion: Occasion;
  /** Milliseconds of the wall time, read as if it were UTC. */
  at: number;
  /** Folder and base. */
  base: string;
  drawing: Drawing;
  likeness: Likeness;
  metadata: Partial<Metadata>;
}

/** A record, and what its previews show: nothing if it has none. */
export interface Invented {
  record: FileRecord;
  drawing?: Drawing;
}

const PIPELINE: Pipeline = pipelineFor('preview');
const DAY_MS = 86_400_000;
/** Nobody uploaded before there was a library. */
const LIBRARY_BEGAN = Date.UTC(2015, 2, 1);
const BYTES_PER_PIXEL: Partial<Record<MediaKind, number>> = { heif: 0.16, raw: 1.5, tiff: 3, png: 0.9 };
const FILM_BYTES_PER_SECOND = 2_100_000;

/** The file as it is stored, without a picture of it. */
export function bareRecord(
  name: string,
  kind: MediaKind,
  bytes: number,
  { at, metadata }: Shot,
  chance: Chance,
): FileRecord {
  const { folder, ext } = partsOf(name);
  const uploaded = Math.max(at + DAY_MS * (1 + 9 * chance.part()), LIBRARY_BEGAN + 120 * DAY_MS * chance.part());
  const sha256 = digest('sha256', name);
  return {
    ...{ schema: RECORD_SCHEMA, id: idOf(name), name, folder, ext, state: 'ok', kind, bytes },
    ...{ contentType: contentType(kind, ext), etag: `0x8D${digest('md5', name).slice(0, 13).toUpperCase()}` },
    ...{ sha256, md5: digest('md5', name), rev: revOf(sha256, PIPELINE, 0), turn: 0, previews: [] },
    ...metadata,
    uploadedAt: new Date(uploaded).toISOString(),
    convertedAt: new Date(uploaded + 5000).toISOString(),
    pipeline: { version: PIPELINE.version, ms: {} },
    user: {},
    months: [monthOf(metadata.takenLocal)],
  };
}

/** With a picture, as a converter would have made it. */
export function pictured(name: string, kind: MediaKind, shot: Shot, chance: Chance): Invented {
  const { drawing, likeness, occasion, metadata } = shot;
  const { width: wide, height: high } = kind === 'video' ? { width: 1920, height: 1080 } : occasion.camera;
  const width = Math.round(Math.sqrt(wide * high * drawing.ratio));
  const height = Math.round(width / drawing.ratio);
  const still = Math.round(width * height * (BYTES_PER_PIXEL[kind] ?? 0.35) * (0.7 + 0.6 * chance.part()));
  const bytes = kind === 'video' ? Math.round((metadata.durationS ?? 3) * FILM_BYTES_PER_SECOND) : still;
  const record: FileRecord = {
    ...bareRecord(name, kind, bytes, shot, chance),
    ...{ width, height, thumbhash: likeness.thumbhash, developedBy: 'sharp' },
    fingerprint: { scheme: 'blockhash16', hex: likeness.fingerprint },
    pipeline: { version: PIPELINE.version, ms: { decode: chance.between(40, 900), previews: chance.between(60, 300) } },
  };
  return { record, drawing };
}

/** With what a person wished: a turn makes other pictures. */
export function wished({ record, drawing }: Invented, user: FileRecord['user']): Invented {
  const turn = turnOf(user, record.sha256);
  const changed = { ...record, user, turn, rev: revOf(record.sha256, PIPELINE, turn) };
  return drawing ? { record: changed, drawing } : { record: changed };
}

export function wallTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}

function digest(algorithm: 'sha256' | 'md5', text: string): string {
  return createHash(algorithm).update(text).digest('hex');
}

function contentType(kind: MediaKind, ext: string): string {
  if (kind === 'video') return ext === 'mov' ? 'video/quicktime' : 'video/mp4';
  if (kind === 'sidecar' || kind === 'other') return 'application/octet-stream';
  return `image/${kind === 'svg' ? 'svg+xml' : kind === 'raw' || kind === 'image' ? `x-${ext}` : kind}`;
}
