/** The manifest as it is published now; nothing if nothing ever was. Throws `OutageError` if it is damaged. */
import { MANIFEST_NAME } from '../core/names.ts';
import { OutageError } from '../core/outage.ts';
import type { Storage } from '../core/storage.ts';
import type { Manifest } from '../core/timeline/manifest.ts';
import { readBlob } from './readBlob.ts';

export async function readManifest({ previews }: Pick<Storage, 'previews'>): Promise<Manifest | undefined> {
  const blob = await readBlob(previews, MANIFEST_NAME);
  if (blob === 'missing') return undefined;
  try {
    const manifest = JSON.parse(blob.bytes.toString('utf8')) as Partial<Manifest> | null;
    if (Array.isArray(manifest?.months)) return manifest as Manifest;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new OutageError('timeline', `${MANIFEST_NAME} is damaged. npm run rebuild-index publishes everything anew.`);
}
