/** The port `Blobs` over one container of a storage account. */
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { BlobDownloadResponseParsed, BlockBlobUploadOptions, ContainerClient } from '@azure/storage-blob';
import type { Blobs, PutOptions } from '../blobs.ts';
import { type Asked, ask, placeOf } from './ask.ts';
import { BLOCK_BYTES, type Block, blocksOf, sendBlocks } from './blocks.ts';
import { bodyOf } from './body.ts';
import { bare, quoted } from './etag.ts';
import { isAddressable, mustBeAddressable } from './isAddressable.ts';
import { propertiesOf } from './propertiesOf.ts';
import { translate } from './translate.ts';

const READER = 'Storage Blob Data Reader';
const WRITER = 'Storage Blob Data Contributor';
const MISSING = { BlobNotFound: 'missing' } as const;
const CONFLICT = { ConditionNotMet: 'conflict', BlobAlreadyExists: 'conflict', BlobNotFound: 'conflict' } as const;

export function azureBlobs(container: ContainerClient): Blobs {
  const place = placeOf(container.url);
  const asked = (doing: string, name: string, role: string): Asked => ({
    doing,
    of: `blob "${name}" in ${place}`,
    role,
  });
  const client = (name: string) => container.getBlockBlobClient(name);

  const head: Blobs['head'] = async (name) => {
    if (!isAddressable(name)) return 'missing';
    const answer = await ask(asked('looking at', name, READER), () => client(name).getProperties(), MISSING);
    return answer === 'missing' ? answer : propertiesOf(name, answer);
  };

  const put: Blobs['put'] = async (name, bytes, options) => {
    mustBeAddressable(name);
    const send = () => client(name).upload(bytes, bytes.length, writing(options));
    const answer = await ask(asked('writing', name, WRITER), send, CONFLICT);
    return answer === 'conflict' ? answer : { etag: bare(answer.etag) };
  };

  return {
    head,
    put,
    async read(name, { unlessEtag } = {}) {
      if (!isAddressable(name)) return 'missing';
      const blob = client(name);
      const about = asked('reading', name, READER);
      const conditions = unlessEtag === undefined ? {} : { ifNoneMatch: quoted(unlessEtag) };
      const open = () => blob.download(0, undefined, { conditions, maxRetryRequests: 0 });
      const answer = await ask(about, open, { ...MISSING, ConditionNotMet: 'unchanged' });
      if (typeof answer === 'string') return answer;
      const properties = propertiesOf(name, answer);
      const reopen = async (offset: number) => {
        const same = { conditions: { ifMatch: quoted(properties.etag) }, maxRetryRequests: 0 };
        return streamOf(await ask(about, () => blob.download(offset, undefined, same)));
      };
      return { ...properties, ...bodyOf(streamOf(answer), reopen, (error) => translate(broken(error), about)) };
    },
    async upload(name, body, { onProgress, ...options }) {
      mustBeAddressable(name);
      const blocks = blocksOf(body);
      const { value: first } = await blocks.next();
      if (!first || first.bytes.length < BLOCK_BYTES) {
        const answer = await put(name, first?.bytes ?? new Uint8Array(), options);
        if (answer !== 'conflict') onProgress?.(first?.bytes.length ?? 0);
        return answer;
      }
      const blob = client(name);
      const about = asked('writing', name, WRITER);
      const run = randomUUID();
      const ids: string[] = [];
      let sent = 0;
      const send = async ({ index, bytes }: Block) => {
        const id = blockId(run, index);
        ids[index] = id;
        await ask(about, () => blob.stageBlock(id, bytes, bytes.length));
        sent += bytes.length;
        onProgress?.(sent);
      };
      await sendBlocks(startingWith(first, blocks), send);
      const answer = await ask(about, () => blob.commitBlockList(ids, writing(options)), CONFLICT);
      return answer === 'conflict' ? answer : { etag: bare(answer.etag) };
    },
    async remove(name, { ifMatch } = {}) {
      if (!isAddressable(name)) return 'missing';
      const conditions = ifMatch === undefined ? {} : { ifMatch: quoted(ifMatch) };
      const remove = () => client(name).delete({ conditions, deleteSnapshots: 'include' });
      const answer = await ask(asked('removing', name, WRITER), remove, { ...MISSING, ConditionNotMet: 'conflict' });
      // A condition on a blob that isn't there is "not met" to some storages.
      if (answer === 'conflict') return (await head(name)) === 'missing' ? 'missing' : 'conflict';
      return answer === 'missing' ? answer : 'removed';
    },
    async *list(prefix) {
      const items = container.listBlobsFlat({ prefix, includeMetadata: true });
      const about: Asked = { doing: 'listing', of: `blobs "${prefix}…" in ${place}`, role: READER };
      for (;;) {
        const { done, value } = await ask(about, () => items.next());
        if (done) return;
        yield propertiesOf(value.name, { ...value.properties, metadata: value.metadata });
      }
    },
  };
}

function writing(options: PutOptions): BlockBlobUploadOptions {
  const { contentType, cacheControl, ifMatch, ifAbsent, tier, metadata } = options;
  return {
    blobHTTPHeaders: { blobContentType: contentType, ...(cacheControl && { blobCacheControl: cacheControl }) },
    conditions: { ...(ifMatch !== undefined && { ifMatch: quoted(ifMatch) }), ...(ifAbsent && { ifNoneMatch: '*' }) },
    ...(tier && { tier }),
    ...(metadata && { metadata }),
  };
}

function streamOf({ readableStreamBody }: BlobDownloadResponseParsed): Readable {
  return readableStreamBody as Readable;
}

/** A stream breaks with all sorts of errors, none of them the SDK's own kind: every one means a lost connection. */
function broken(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  return Object.assign(new Error(`the connection broke: ${text}`, { cause: error }), { name: 'RestError' });
}

/** All blocks of a blob need ids of one length, and two uploads at once must not share one. */
function blockId(run: string, index: number): string {
  return Buffer.from(`${run}${String(index).padStart(12, '0')}`).toString('base64');
}

async function* startingWith(first: Block, rest: AsyncIterable<Block>): AsyncGenerator<Block, void, undefined> {
  yield first;
  yield* rest;
}
