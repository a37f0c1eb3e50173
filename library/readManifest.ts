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
    const manifest: unknown = JSON.parse(bytes.toString('utf8'));
    if (isManifest(manifest)) return manifest;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new OutageError('timeline', `${MANIFEST_NAME} is damaged. npm run rebuild-index publishes everything anew.`);
}

/** Of what programs read of it: its rev goes into headers, and what the months name into names of blobs. */
function isManifest(read: unknown): read is Manifest {
  const { rev, months } = (read ?? {}) as Partial<Record<keyof Manifest, unknown>>;
  return typeof rev === 'string' && /^\w+$/.test(rev) && Array.isArray(months) && months.every(isMonth);
}

function isMonth(entry: unknown): boolean {
  const [key, count, hash, columns]: unknown[] = Array.isArray(entry) ? entry : [];
  const isText = (value: unknown) => typeof value === 'string';
  return isText(key) && typeof count === 'number' && isText(hash) && Array.isArray(columns) && columns.every(isText);
}
