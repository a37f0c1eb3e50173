/** Removes published files that nothing names any more, once they are a day old: readers of the last manifest are gone. */
import type { Blobs } from '../core/blobs.ts';
import type { Clock } from '../core/clock.ts';
import { columnsName, layoutName, MANIFEST_NAME, monthName, tintName } from '../core/names.ts';
import type { Storage } from '../core/storage.ts';
import { type Manifest, monthOfKey } from '../core/timeline/manifest.ts';
import { readBlob } from './readBlob.ts';

const DAY_MS = 86_400_000;

/** Returns how many files it removed. A file named anew in the meantime has another ETag, and stays. */
export async function sweepTimeline(storage: Storage, clock: Clock): Promise<number> {
  const blob = await readBlob(storage.previews, MANIFEST_NAME);
  if (blob === 'missing') return 0;
  const named = namesIn(JSON.parse(blob.bytes.toString('utf8')) as Manifest);
  const pages = await sweep(storage.previews, 'timeline/', named, clock);
  return pages + (await sweep(storage.records, 'columns/', named, clock));
}

async function sweep(blobs: Blobs, prefix: string, named: ReadonlySet<string>, clock: Clock): Promise<number> {
  let removed = 0;
  for await (const { name, etag, modifiedAt } of blobs.list(prefix)) {
    if (named.has(name) || clock.now() - Date.parse(modifiedAt) < DAY_MS) continue;
    if ((await blobs.remove(name, { ifMatch: etag })) === 'removed') removed += 1;
  }
  return removed;
}

function namesIn(manifest: Manifest): Set<string> {
  const months = manifest.months.flatMap(([key, , hash, columns]) => [
    monthName(key, hash),
    ...columns.map((column) => columnsName(monthOfKey(key), column)),
  ]);
  return new Set([MANIFEST_NAME, layoutName(manifest.layout.hash), tintName(manifest.tint.hash), ...months]);
}
