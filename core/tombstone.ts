/** The record of an original that is absent: what it was called and where it was listed, nothing of the picture. */
import { partsOf } from './names.ts';
import { type FileRecord, RECORD_SCHEMA } from './record.ts';

export function tombstoneOf(id: string, name: string, before: FileRecord | undefined, now: string): FileRecord {
  const { trashed, ...user } = before?.user ?? {};
  const { folder, ext } = partsOf(name);
  return {
    schema: RECORD_SCHEMA,
    id,
    name,
    folder,
    ext,
    state: 'deleted',
    kind: before?.kind ?? 'other',
    bytes: before?.bytes ?? 0,
    contentType: before?.contentType ?? '',
    etag: before?.etag ?? '',
    sha256: before?.sha256 ?? '',
    md5: before?.md5 ?? '',
    rev: '',
    turn: 0,
    previews: [],
    uploadedAt: before?.uploadedAt ?? now,
    convertedAt: now,
    pipeline: { version: 0, ms: {} },
    user,
    months: before?.months ?? [],
  };
}
