/** A file as every listing shows it: the row, without what only programs need, and without places for viewers. */
import { z } from '@hono/zod-openapi';
import { FAULT_CODES } from '../../core/fault.ts';
import type { Role } from '../../core/person.ts';
import type { Row } from '../../core/row.ts';

export const Listed = z
  .object({
    id: z.string(),
    rev: z.string(),
    name: z.string(),
    folder: z.string(),
    ext: z.string(),
    kind: z.string(),
    state: z.enum(['ok', 'degraded', 'failed', 'unsupported']),
    bytes: z.number(),
    uploadedAt: z.string(),
    takenSource: z.string(),
    takenLocal: z.string().optional(),
    takenOffsetMin: z.number().optional(),
    width: z.number().optional(),
    height: z.number().optional(),
    durationS: z.number().optional(),
    camera: z.string().optional(),
    lens: z.string().optional(),
    iso: z.number().optional(),
    fNumber: z.number().optional(),
    focalMm: z.number().optional(),
    exposureS: z.number().optional(),
    rating: z.number().optional(),
    favorite: z.literal(true).optional(),
    keywords: z.array(z.string()).optional(),
    title: z.string().optional(),
    thumbhash: z.string().optional(),
    fault: z.enum(FAULT_CODES).optional(),
    trashedAt: z.string().optional(),
    turn: z.number().optional(),
    /** For owners alone; as `lon`. */
    lat: z.number().optional(),
    lon: z.number().optional(),
  })
  .openapi('Listed');

export type Listed = z.output<typeof Listed>;

export function listed(row: Row, role: Role): Listed {
  const { partition: _, key, sha256: __, fingerprint: ___, kept: ____, state, keywords, lat, lon, ...shown } = row;
  // A row is never a tombstone's.
  if (state === 'deleted') throw new Error(`the row ${key} is of a tombstone`);
  return {
    id: key,
    state,
    ...(shown as Omit<Listed, 'id' | 'state'>),
    ...(keywords !== undefined && { keywords: JSON.parse(keywords) as string[] }),
    ...(role === 'owner' && lat !== undefined && lon !== undefined && { lat, lon }),
  };
}
