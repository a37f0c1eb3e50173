/** What an original is called and what it is. Throws a `ProblemError`: 404 where there was never one, 410 where it is gone. */
import { readRecord } from '../../library/readRecord.ts';
import type { ApiParts } from '../parts.ts';
import { ProblemError } from '../problem.ts';

type Parts = Pick<ApiParts, 'storage' | 'published'>;

export async function originalOf({ storage, published }: Parts, id: string): Promise<{ name: string; kind: string }> {
  const snapshot = await published.current();
  const position = snapshot.positionOf(id);
  if (position !== undefined) return snapshot.row(position);
  const stored = await readRecord(storage, id);
  if (stored === 'missing') throw new ProblemError(404, `There is no file ${id}.`);
  if (stored.record.state === 'deleted') throw new ProblemError(410, `The original of ${id} was deleted.`);
  return stored.record;
}
