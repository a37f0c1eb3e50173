/** Publishes: readers always ask anew for the one file that names all others. */
import { MANIFEST_NAME } from '../core/names.ts';
import type { Storage } from '../core/storage.ts';
import { packed } from './packed.ts';

/** Over exactly the manifest that was read, or over none; `conflict` if somebody else has published since. */
export function putManifest(
  { previews }: Pick<Storage, 'previews'>,
  manifest: Uint8Array,
  over: string | undefined,
): Promise<{ etag: string } | 'conflict'> {
  const guard = over === undefined ? { ifAbsent: true } : { ifMatch: over };
  const { bytes, encoding } = packed(manifest);
  const headers = { contentType: 'application/json', cacheControl: 'no-cache', ...encoding };
  return previews.put(MANIFEST_NAME, bytes, { ...headers, ...guard });
}
