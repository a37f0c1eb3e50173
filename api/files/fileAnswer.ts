/** Answers with the record of a file, by one request to the storage that also tells whether the client has it. */
import type { Context, TypedResponse } from 'hono';
import type { JSONParsed } from 'hono/utils/types';
import { isTrashed } from '../../core/record.ts';
import { readRecord } from '../../library/readRecord.ts';
import type { ApiParts } from '../parts.ts';
import { ProblemError } from '../problem.ts';
import { type ApiEnv, callerOf } from '../route.ts';
import type { RecordAnswer } from '../wire/record.ts';
import { recordAnswer } from './recordAnswer.ts';

export async function fileAnswer(
  c: Context<ApiEnv>,
  { storage, version }: Pick<ApiParts, 'storage' | 'version'>,
  id: string,
  { exif }: { exif: boolean },
): Promise<Response & TypedResponse<JSONParsed<RecordAnswer>, 200, 'json'>> {
  const { name, role } = callerOf(c);
  if (exif && role !== 'owner') throw new ProblemError(403, `${name} may look, and EXIF and XMP are for owners.`);
  // What is answered also follows from who asks, and from our release.
  const variant = `-${role}-${version}`;
  const unlessEtag = recordEtag(c.req.header('if-none-match'), variant);
  const stored = await readRecord(storage, id, { unlessEtag });
  const headersFor = (etag: string) => ({ etag: `"${etag}${variant}"`, 'cache-control': 'private, no-cache' });
  if (stored === 'unchanged') return c.body(null, 304, headersFor(unlessEtag!)) as never;
  if (stored === 'missing') throw unknown(id);
  const { record, etag } = stored;
  if (role === 'viewer' && (record.state === 'deleted' || isTrashed(record))) throw unknown(id);
  return c.json(recordAnswer(record, role, { exif }), 200, headersFor(etag)) as never;
}

/** The record's own ETag within ours, as far as it looks like one: nothing else is passed on to the storage. */
function recordEtag(ifNoneMatch: string | undefined, variant: string): string | undefined {
  const [, tag = ''] = /^(?:W\/)?"([^",]+)"$/.exec(ifNoneMatch ?? '') ?? [];
  const etag = tag.endsWith(variant) ? tag.slice(0, -variant.length) : '';
  return /^\w+$/.test(etag) ? etag : undefined;
}

function unknown(id: string): ProblemError {
  return new ProblemError(404, `There is no file ${id}.`);
}
