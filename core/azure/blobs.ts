/** The port `Blobs` over one container of a storage account. */
import type { ContainerClient } from '@azure/storage-blob';
import type { Blobs } from '../blobs.ts';
import { isAddressable, mustBeAddressable } from '../isAddressable.ts';
import { type Asked, ask, placeOf } from './ask.ts';
import { quoted } from './etag.ts';
import { propertiesOf } from './propertiesOf.ts';
import { putBlob } from './putBlob.ts';
import { readBlob } from './readBlob.ts';
import { stagedIn } from './stagedIn.ts';
import { upload } from './upload.ts';

const READER = 'Storage Blob Data Reader';
const WRITER = 'Storage Blob Data Contributor';
/** The storage would give five times as many at once, but the SDK's reading of so much XML takes 100 MB more. */
const PAGE = 1000;
const MISSING = { BlobNotFound: 'missing' } as const;

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

  /** A condition on a blob that isn't there is "not met" to some storages. */
  const conflictOrMissing = async (name: string) => ((await head(name)) === 'missing' ? 'missing' : 'conflict');

  return {
    head,
    async read(name, { unlessEtag } = {}) {
      if (!isAddressable(name)) return 'missing';
      const conditions = unlessEtag === undefined ? {} : { ifNoneMatch: quoted(unlessEtag) };
      const answers = { ...MISSING, ConditionNotMet: 'unchanged' } as const;
      return await readBlob(client(name), asked('reading', name, READER), { name, from: 0, conditions }, answers);
    },
    async readFrom(name, etag, from) {
      if (!isAddressable(name)) return 'missing';
      const opening = { name, from, conditions: { ifMatch: quoted(etag) } };
      const answers = { ...MISSING, ConditionNotMet: 'conflict' } as const;
      const answer = await readBlob(client(name), asked('reading', name, READER), opening, answers);
      return answer === 'conflict' ? await conflictOrMissing(name) : answer;
    },
    async put(name, bytes, options) {
      mustBeAddressable(name);
      return await putBlob(client(name), asked('writing', name, WRITER), bytes, options);
    },
    async upload(name, body, options) {
      mustBeAddressable(name);
      return await upload(client(name), asked('writing', name, WRITER), body, options);
    },
    async staged(name) {
      if (!isAddressable(name)) return [];
      return await stagedIn(client(name), asked('looking for blocks of', name, READER));
    },
    async remove(name, { ifMatch } = {}) {
      if (!isAddressable(name)) return 'missing';
      const conditions = ifMatch === undefined ? {} : { ifMatch: quoted(ifMatch) };
      const remove = () => client(name).delete({ conditions, deleteSnapshots: 'include' });
      const answer = await ask(asked('removing', name, WRITER), remove, { ...MISSING, ConditionNotMet: 'conflict' });
      if (answer === 'conflict') return await conflictOrMissing(name);
      return answer === 'missing' ? answer : 'removed';
    },
    async *list(prefix) {
      const pages = container.listBlobsFlat({ prefix, includeMetadata: true }).byPage({ maxPageSize: PAGE });
      const about: Asked = { doing: 'listing', of: `blobs "${prefix}…" in ${place}`, role: READER };
      for (;;) {
        const { done, value } = await ask(about, () => pages.next());
        if (done) return;
        for (const { name, properties, metadata } of value.segment.blobItems) {
          yield propertiesOf(name, { ...properties, metadata });
        }
      }
    },
  };
}
