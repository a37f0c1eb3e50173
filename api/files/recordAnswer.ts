/** A record as it is answered: what is in it, and who may see it. */
import { z } from '@hono/zod-openapi';
import { FAULT_CODES } from '../../core/fault.ts';
import type { Role } from '../../core/person.ts';
import { type FileRecord, RECORD_SCHEMA } from '../../core/record.ts';
import { FileId } from './fileId.ts';

/** `partly`: of it a viewer sees what `forViewer` picks. `asked`: for owners who ask for it. */
type SeenBy = 'all' | 'partly' | 'owners' | 'asked';

/** A viewer never learns where a picture was taken, nor how to come by the original. A new field has to choose. */
const SEEN_BY: Readonly<Record<keyof FileRecord, SeenBy>> = {
  schema: 'all',
  id: 'all',
  name: 'all',
  folder: 'all',
  ext: 'all',
  state: 'all',
  kind: 'all',
  bytes: 'all',
  contentType: 'all',
  etag: 'owners',
  sha256: 'all',
  md5: 'all',
  rev: 'all',
  turn: 'all',
  previews: 'all',
  width: 'all',
  height: 'all',
  thumbhash: 'all',
  fingerprint: 'all',
  developedBy: 'all',
  fault: 'partly',
  uploadedAt: 'all',
  convertedAt: 'all',
  pipeline: 'all',
  user: 'partly',
  months: 'all',
  orientation: 'all',
  exposure: 'all',
  takenLocal: 'all',
  takenOffsetMin: 'all',
  takenSource: 'all',
  camera: 'all',
  gps: 'owners',
  rating: 'all',
  keywords: 'all',
  title: 'all',
  embedded: 'owners',
  durationS: 'all',
  exif: 'asked',
  xmp: 'asked',
};

const FIELDS = Object.entries(SEEN_BY) as [keyof FileRecord, SeenBy][];
const fieldsFor = (...kinds: SeenBy[]) => FIELDS.flatMap(([field, seenBy]) => (kinds.includes(seenBy) ? [field] : []));
const OF_VIEWERS = fieldsFor('all');
const OF_OWNERS = fieldsFor('all', 'partly', 'owners');
const WITH_EXIF = fieldsFor('all', 'partly', 'owners', 'asked');

/** A viewer gets no exif, whatever is asked. */
export function recordAnswer(record: FileRecord, role: Role, { exif = false } = {}): RecordAnswer {
  if (role === 'owner') return picked(record, exif ? WITH_EXIF : OF_OWNERS);
  return { ...picked(record, OF_VIEWERS), ...forViewer(record) };
}

function picked(record: FileRecord, fields: readonly (keyof FileRecord)[]): RecordAnswer {
  const answer: Partial<Record<keyof FileRecord, unknown>> = {};
  for (const field of fields) if (record[field] !== undefined) answer[field] = record[field];
  return answer as RecordAnswer;
}

/** A fault's message may quote the file; a wish to trash names the original's version. */
function forViewer({ fault, user: { favorite, rating } }: FileRecord): Pick<RecordAnswer, 'fault' | 'user'> {
  return {
    user: { ...(favorite && { favorite }), ...(rating !== undefined && { rating }) },
    ...(fault && { fault: { code: fault.code } }),
  };
}

const optionalNumber = z.number().optional();
const optionalString = z.string().optional();
const dump = z.record(z.string(), z.unknown()).optional();

export const RecordAnswer = z
  .object({
    schema: z.literal(RECORD_SCHEMA),
    id: FileId,
    name: z.string(),
    folder: z.string(),
    ext: z.string(),
    state: z.enum(['ok', 'degraded', 'failed', 'unsupported', 'deleted']),
    kind: z.string(),
    bytes: z.number(),
    contentType: z.string(),
    etag: optionalString.openapi({ description: 'Of the original. For owners alone.' }),
    sha256: z.string(),
    md5: z.string(),
    rev: z.string(),
    turn: z.number(),
    previews: z.array(
      z.object({ name: z.string(), width: z.number(), height: z.number(), bytes: z.number(), type: z.string() }),
    ),
    width: optionalNumber,
    height: optionalNumber,
    thumbhash: optionalString,
    fingerprint: z.object({ scheme: z.string(), hex: z.string() }).optional(),
    developedBy: optionalString,
    fault: z
      .object({ code: z.enum(FAULT_CODES), message: optionalString, stage: optionalString, attempts: optionalNumber })
      .optional()
      .openapi({ description: 'For viewers its code alone.' }),
    uploadedAt: z.string(),
    convertedAt: z.string(),
    pipeline: z.object({ version: z.number(), ms: z.record(z.string(), z.number()) }),
    user: z
      .object({
        favorite: z.boolean().optional(),
        rating: optionalNumber,
        turn: z.object({ to: z.number(), sha256: z.string() }).optional(),
        trashed: z.object({ at: z.string(), sha256: z.string(), etag: z.string() }).optional(),
        kept: z.array(z.string()).optional(),
      } satisfies Record<keyof FileRecord['user'], z.ZodType>)
      .openapi({ description: 'What people said of it. For viewers favorite and rating alone.' }),
    months: z.array(z.string()),
    orientation: optionalNumber,
    exposure: z
      .object({ iso: optionalNumber, fNumber: optionalNumber, focalMm: optionalNumber, seconds: optionalNumber })
      .optional(),
    takenLocal: optionalString,
    takenOffsetMin: optionalNumber,
    takenSource: optionalString,
    camera: z.object({ make: optionalString, model: optionalString, lens: optionalString }).optional(),
    gps: z
      .object({ lat: z.number(), lon: z.number(), altitude: optionalNumber })
      .optional()
      .openapi({ description: 'For owners alone.' }),
    rating: optionalNumber,
    keywords: z.array(z.string()).optional(),
    title: optionalString,
    embedded: z
      .object({ offset: z.number(), length: z.number(), width: z.number(), height: z.number() })
      .optional()
      .openapi({ description: 'Where the largest JPEG lies in the original. For owners alone.' }),
    durationS: optionalNumber,
    exif: dump.openapi({ description: 'With include=exif, for owners alone; as xmp.' }),
    xmp: dump,
  } satisfies Record<keyof FileRecord, z.ZodType>)
  .openapi('FileRecord');

export type RecordAnswer = z.output<typeof RecordAnswer>;
