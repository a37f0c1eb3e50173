/** Which pictures there are of a file, as far as this caller may see it: a `ProblemError` 404 where there are none. */
import type { Role } from '../../core/person.ts';
import { type Row, rowOf } from '../../core/row.ts';
import { readRecord } from '../../library/readRecord.ts';
import type { ApiParts } from '../parts.ts';
import { ProblemError } from '../problem.ts';

type Parts = Pick<ApiParts, 'storage' | 'published'>;

export async function pictureOf(parts: Parts, id: string, role: Role): Promise<{ rev: string }> {
  const row = await rowFor(parts, id);
  if (!row || (role === 'viewer' && row.trashedAt !== undefined)) {
    throw new ProblemError(404, `There is no file ${id}.`);
  }
  // It is made with the previews, and kept as long as they are.
  if (row.thumbhash !== undefined) return { rev: row.rev };
  const why = row.state === 'failed' ? `failed: ${row.fault ?? 'unknown'}` : `${row.state}, of kind ${row.kind}`;
  throw new ProblemError(404, `There are no previews of the file ${id}: it is ${why}.`);
}

/** What nobody has published yet is asked of its record. */
async function rowFor({ storage, published }: Parts, id: string): Promise<Row | null> {
  const snapshot = await published.current();
  const position = snapshot.positionOf(id);
  if (position !== undefined) return snapshot.row(position);
  const stored = await readRecord(storage, id);
  return stored === 'missing' ? null : rowOf(stored.record);
}
