/** What is published now, month by month, so that unmarked months can be kept as they are. */
import type { Blobs } from '../core/blobs.ts';
import { hashOf } from '../core/hash.ts';
import { layoutName, MANIFEST_NAME, tintName } from '../core/names.ts';
import type { Storage } from '../core/storage.ts';
import { type Manifest, type MonthEntry, monthOfKey } from '../core/timeline/manifest.ts';
import { cutStrip, EMPTY_STRIP, parseStrip, type Strip } from '../core/timeline/strip.ts';
import { readBlob } from './readBlob.ts';

export interface PublishedMonth {
  entries: MonthEntry[];
  strip: Strip;
}

export interface Timeline {
  /** Of the manifest; none if nothing was ever published. */
  etag: string | undefined;
  /** False if layout or tint are missing or damaged: the months' strips are then empty and must be made anew. */
  whole: boolean;
  months: Map<string, PublishedMonth>;
}

export async function readTimeline(storage: Storage): Promise<Timeline> {
  const blob = await readBlob(storage.previews, MANIFEST_NAME);
  if (blob === 'missing') return { etag: undefined, whole: true, months: new Map() };
  const manifest = JSON.parse(blob.bytes.toString('utf8')) as Manifest;
  const grouped = Map.groupBy(manifest.months, ([key]) => monthOfKey(key));
  const strip = await readStrip(storage, manifest);
  const counts = [...grouped.values()].map((entries) => entries.reduce((sum, [, tiles]) => sum + tiles, 0));
  const pieces = strip ? cutStrip(strip, counts) : [];
  const months = [...grouped].map(
    ([month, entries], i) => [month, { entries, strip: pieces[i] ?? EMPTY_STRIP }] as const,
  );
  return { etag: blob.etag, whole: strip !== undefined, months: new Map(months) };
}

async function readStrip(storage: Storage, { layout, tint }: Manifest): Promise<Strip | undefined> {
  const shapes = await readHashed(storage.previews, layoutName(layout.hash), layout.hash);
  const tints = await readHashed(storage.previews, tintName(tint.hash), tint.hash);
  return shapes && tints && parseStrip(shapes, tints);
}

/** Nothing if it is not what it was: one wrong byte would live on in every layout to come. */
async function readHashed(blobs: Blobs, name: string, hash: string): Promise<Buffer | undefined> {
  const blob = await readBlob(blobs, name);
  return blob !== 'missing' && hashOf(blob.bytes) === hash ? blob.bytes : undefined;
}
