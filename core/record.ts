/** All we know of an original: one JSON blob, the truth from which its row follows. Fields are added, never renamed. */
import type { Fault } from './fault.ts';
import type { MediaKind } from './kind.ts';
import type { Metadata } from './metadata.ts';
import { type Pipeline, revOf, type Turn } from './pipeline.ts';

export const RECORD_SCHEMA = 1;

/**
 * `ok`: previews as they should be. `degraded`: previews of what could be saved. `failed`: see `fault`.
 * `unsupported`: kept as it is, no previews. `deleted`: a tombstone, the original is absent.
 */
export type State = 'ok' | 'degraded' | 'failed' | 'unsupported' | 'deleted';

export interface Preview {
  /** The file in the preview's folder: `thumb.webp`. */
  name: string;
  width: number;
  height: number;
  bytes: number;
  type: string;
}

/** What a person said of an original. Only `act` and purge write it; every conversion copies it verbatim. */
export interface UserWishes {
  favorite?: boolean;
  /** 0 to 5. */
  rating?: number;
  /** Counts only while the record has this sha256. */
  turn?: { to: Turn; sha256: string };
  /** Counts only while the record has this sha256; `etag` is that of the original which was meant. */
  trashed?: { at: string; sha256: string; etag: string };
  /** Groups of duplicates that a person decided to keep. */
  kept?: string[];
}

export interface FileRecord extends Partial<Metadata> {
  schema: typeof RECORD_SCHEMA;
  id: string;
  name: string;
  folder: string;
  /** Lower case, without the dot. */
  ext: string;
  state: State;
  kind: MediaKind;
  bytes: number;
  contentType: string;
  /** The original's ETag when it was read; empty in a tombstone of what was never read, like both hashes. */
  etag: string;
  sha256: string;
  md5: string;
  /** Names the previews' folder: see `revOf`. */
  rev: string;
  /** The person's turn that the pictures were made with. */
  turn: Turn;
  previews: Preview[];
  /** Of the upright picture, before it was scaled. */
  width?: number;
  height?: number;
  /** Base64. */
  thumbhash?: string;
  fingerprint?: { scheme: 'blockhash16'; hex: string };
  /** Which decoder made the picture. */
  developedBy?: string;
  fault?: Fault;
  /** ISO 8601, UTC: when this content came to the storage. */
  uploadedAt: string;
  /** ISO 8601, UTC. */
  convertedAt: string;
  pipeline: { version: number; ms: Readonly<Record<string, number>> };
  user: UserWishes;
  /** Every month it was ever in, sorted, so that whoever comes next can finish a half-done index. */
  months: string[];
}

export function turnOf(user: UserWishes, sha256: string): Turn {
  return user.turn?.sha256 === sha256 ? user.turn.to : 0;
}

export function isTrashed(record: FileRecord): boolean {
  return record.user.trashed !== undefined && record.user.trashed.sha256 === record.sha256;
}

export function isConverted(record: FileRecord): boolean {
  return record.state !== 'failed' && record.state !== 'deleted';
}

/** True if converting the same content again would make nothing new. */
export function isCurrent(record: FileRecord, pipeline: Pipeline): boolean {
  return isConverted(record) && record.rev === revOf(record.sha256, pipeline, turnOf(record.user, record.sha256));
}

/** True if a newer pipeline made what this one would make: an older converter must not take it back. */
export function isBeyond(record: FileRecord, pipeline: Pipeline): boolean {
  const turned = record.turn === turnOf(record.user, record.sha256);
  return isConverted(record) && turned && record.pipeline.version > pipeline.version;
}
