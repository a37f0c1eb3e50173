/** A record on its way to a client. Every field of it stands here: a new one has to be described. */
import { z } from '@hono/zod-openapi';
import { FAULT_CODES } from '../../core/fault.ts';
import { type FileRecord, RECORD_SCHEMA } from '../../core/record.ts';
import { FileId } from '../files/fileId.ts';

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
