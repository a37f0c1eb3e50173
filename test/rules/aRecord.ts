/** A good record of `2026/IMG_1.JPG`, changed as a test likes. */
import { idOf } from '../../core/id.ts';
import { monthOf } from '../../core/month.ts';
import { partsOf } from '../../core/names.ts';
import { type Pipeline, revOf, type Turn } from '../../core/pipeline.ts';
import { type FileRecord, turnOf } from '../../core/record.ts';

export const PIPELINE: Pipeline = { version: 3, settings: 'thumb 800x400 webp 80' };

/** A SHA-256 that says what it is of. */
export const shaOf = (content: string) => Buffer.from(content).toString('hex').padEnd(64, '0').slice(0, 64);

export function aRecord(changes: Partial<FileRecord> = {}): FileRecord {
  const name = changes.name ?? '2026/IMG_1.JPG';
  const sha256 = changes.sha256 ?? shaOf('content');
  const turn: Turn = turnOf(changes.user ?? {}, sha256);
  const takenLocal = 'takenLocal' in changes ? changes.takenLocal : '2026-05-04T18:32:10';
  const { folder, ext } = partsOf(name);
  return {
    schema: 1,
    id: idOf(name),
    name,
    folder,
    ext,
    state: 'ok',
    kind: 'jpeg',
    bytes: 1_000,
    contentType: 'image/jpeg',
    etag: '0x1',
    sha256,
    md5: shaOf('content').slice(0, 32),
    rev: revOf(sha256, PIPELINE, turn),
    turn,
    previews: [{ name: 'thumb.webp', width: 600, height: 400, bytes: 20_000, type: 'image/webp' }],
    width: 6000,
    height: 4000,
    takenLocal: '2026-05-04T18:32:10',
    takenSource: 'exif',
    uploadedAt: '2026-06-01T10:00:00.000Z',
    convertedAt: '2026-06-01T10:00:05.000Z',
    pipeline: { version: PIPELINE.version, ms: { decode: 12 } },
    user: {},
    months: [monthOf(takenLocal)],
    ...changes,
  };
}
