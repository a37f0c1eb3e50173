/** Removes published files that nothing names any more, once they are a day old: readers of the last manifest are gone. */
import type { Blobs } from '../core/blobs.ts';
import type { Clock } from '../core/clock.ts';
import { columnsName, layoutName, MANIFEST_NAME, monthName, tintName } from '../core/names.ts';
import type { Storage } from '../core/storage.ts';
import { type Manifest, monthOfKey } from '../core/timeline/manifest.ts';
import { putManifest } from './putManifest.ts';
import { readBlob } from './readBlob.ts';

const DAY_MS = 86_400_000;

/**
 * Returns how many files it removed. The files are listed first: one named anew since has another ETag, and stays. Then
 * the manifest is put again: a compaction that slept for a day over files it had put is refused, and puts them anew.
 */
export async function sweepTimeline(storage: Storage, clock: Clock): Promise<number> {
  const { previews, records } = storage;
  const old = [...(await oldFiles(previews, 'timeline/', clock)), ...(await oldFiles(records, 'columns/', clock))];
  const blob = await readBlob(previews, MANIFEST_NAME);
  if (blob === 'missing') return 0;
  const named = namesIn(JSON.parse(blob.bytes.toString('utf8')) as Manifest);
  const unnamed = old.filter(({ name }) => !named.has(name));
  if (unnamed.length === 0 || (await putManifest(storage, blob.bytes, blob.etag)) === 'conflict') return 0;
  let removed = 0;
  for (const { blobs, name, etag } of unnamed) {
    if ((await blobs.remove(name, { ifMatch: etag })) === 'removed') removed += 1;
  }
  return removed;
}

async function oldFiles(blobs: Blobs, prefix: string, clock: Clock) {
  const old: { blobs: Blobs; name: string; etag: string }[] = [];
  for await (const { name, etag, modifiedAt } of blobs.list(prefix)) {
    if (clock.now() - Date.parse(modifiedAt) >= DAY_MS) old.push({ blobs, name, etag });
  }
  return old;
}

function namesIn(manifest: Manifest): Set<string> {
  const months = manifest.months.flatMap(([key, , hash, columns]) => [
    monthName(key, hash),
    ...columns.map((column) => columnsName(monthOfKey(key), column)),
  ]);
  return new Set([MANIFEST_NAME, layoutName(manifest.layout.hash), tintName(manifest.tint.hash), ...months]);
}
