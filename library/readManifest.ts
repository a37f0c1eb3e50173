/** The manifest as it is published now; nothing if nothing ever was. Throws `OutageError` if it is damaged. */
import { MANIFEST_NAME } from '../core/names.ts';
import { OutageError } from '../core/outage.ts';
import type { Storage } from '../core/storage.ts';
import type { Manifest } from '../core/timeline/manifest.ts';
import { readBlob } from './readBlob.ts';

export async function readManifest(storage: Pick<Storage, 'previews'>): Promise<Manifest | undefined> {
  const read = await newerManifest(storage, undefined);
  return typeof read === 'string' ? undefined : read.manifest;
}

/** By one request, which costs no more than its answer if that ETag is still the manifest's. */
export async function newerManifest(
  { previews }: Pick<Storage, 'previews'>,
  unlessEtag: string | undefined,
): Promise<{ manifest: Manifest; etag: string } | 'missing' | 'unchanged'> {
  const blob = await readBlob(previews, MANIFEST_NAME, { unlessEtag });
  return typeof blob === 'string' ? blob : { manifest: parsed(blob.bytes), etag: blob.etag };
}

function parsed(bytes: Buffer): Manifest {
  try {
    const manifest = JSON.parse(bytes.toString('utf8')) as Partial<Manifest> | null;
    if (Array.isArray(manifest?.months)) return manifest as Manifest;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new OutageError('timeline', `${MANIFEST_NAME} is damaged. npm run rebuild-index publishes everything anew.`);
}
