/** Opens a blob, from its beginning or from a byte within it. */
import type { Readable } from 'node:stream';
import type { BlobClient, BlobDownloadResponseParsed } from '@azure/storage-blob';
import type { BlobContent } from '../blobs.ts';
import { type Asked, ask } from './ask.ts';
import { bodyOf } from './body.ts';
import { quoted } from './etag.ts';
import { propertiesOf } from './propertiesOf.ts';
import { translate } from './translate.ts';

export interface Opening {
  name: string;
  from: number;
  conditions: { ifMatch?: string; ifNoneMatch?: string };
}

export async function readBlob<const A extends string>(
  client: BlobClient,
  asked: Asked,
  { name, from, conditions }: Opening,
  answers: Readonly<Record<string, A>>,
): Promise<BlobContent | A> {
  const open = () => client.download(from, undefined, { conditions, maxRetryRequests: 0 });
  const answer = await ask(asked, open, { ...answers, InvalidRange: 'beyond' });
  if (answer === 'beyond') throw beyond(asked, from);
  if (typeof answer === 'string') return answer;
  const bytes = wholeLength(answer);
  if (from > 0 && from >= bytes) {
    // Azurite's way to say so.
    streamOf(answer).destroy();
    throw beyond(asked, from);
  }
  const properties = { ...propertiesOf(name, answer), bytes };
  const reopen = async (offset: number) => {
    const same = { conditions: { ifMatch: quoted(properties.etag) }, maxRetryRequests: 0 };
    return streamOf(await ask(asked, () => client.download(from + offset, undefined, same)));
  };
  return { ...properties, ...bodyOf(streamOf(answer), reopen, (error) => translate(broken(error), asked)) };
}

function beyond({ doing, of }: Asked, from: number): RangeError {
  return new RangeError(`${doing} ${of} failed: it has no byte ${from}`);
}

/** A part of a blob says `bytes 5-9/10`. */
function wholeLength({ contentRange, contentLength }: BlobDownloadResponseParsed): number {
  return contentRange === undefined ? (contentLength ?? 0) : Number(contentRange.split('/')[1]);
}

function streamOf({ readableStreamBody }: BlobDownloadResponseParsed): Readable {
  return readableStreamBody as Readable;
}

/** A stream breaks with all sorts of errors, none of them the SDK's own kind: every one means a lost connection. */
function broken(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  return Object.assign(new Error(`the connection broke: ${text}`, { cause: error }), { name: 'RestError' });
}
