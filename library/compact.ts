/** Publishes the marked months: their files, then layout and tint, then the manifest, and only then drops the marks. */

import { hashOf } from '../core/hash.ts';
import { columnsName, layoutName, monthName, tintName } from '../core/names.ts';
import type { Mark, Storage } from '../core/storage.ts';
import type { Stored } from '../core/table.ts';
import { columnsOf } from '../core/timeline/columns.ts';
import { type Manifest, type MonthEntry, manifestOf, newestFirst } from '../core/timeline/manifest.ts';
import { monthFile } from '../core/timeline/month.ts';
import { joinStrips, layoutBytes, type Strip, stripOf } from '../core/timeline/strip.ts';
import { tilesOf } from '../core/timeline/tiles.ts';
import { MARKS } from './indexRecord.ts';
import { packed } from './packed.ts';
import { putManifest } from './putManifest.ts';
import { type PublishedMonth, readTimeline } from './readTimeline.ts';

/** `clean`: nothing was marked. `busy`: somebody else is at it. */
export type Compacted = 'published' | 'clean' | 'busy';

const LEASE_SECONDS = 60;
const SPLIT = 5000;
const IMMUTABLE = 'private, max-age=31536000, immutable';
const JSON_FILE = 'application/json';
const BYTES_FILE = 'application/octet-stream';

/** The lease only saves double work: every step is safe beside another compaction. */
export async function compact(storage: Storage): Promise<Compacted> {
  const lease = await storage.leases.acquire('compact', LEASE_SECONDS);
  if (lease === 'taken') return 'busy';
  try {
    for (;;) {
      const outcome = await publish(storage, lease.renew);
      if (outcome !== 'conflict') return outcome;
    }
  } finally {
    await lease.release();
  }
}

/** The manifest's ETag is read before the marks, and these before the rows: what changes in between stays marked. */
async function publish(storage: Storage, renew: () => Promise<unknown>): Promise<'published' | 'clean' | 'conflict'> {
  const timeline = await readTimeline(storage);
  const marks = await list(storage.marks.list(MARKS));
  if (marks.length === 0 && timeline.whole && timeline.etag !== undefined) return 'clean';

  const months = new Map(timeline.months);
  // A layout that is missing or damaged can't be mended month by month: all of them are made anew.
  const stale = new Set([...marks.map((mark) => mark.key), ...(timeline.whole ? [] : months.keys())]);
  for (const month of stale) {
    const published = await publishMonth(storage, month);
    if (published) months.set(month, published);
    else months.delete(month);
    await renew();
  }
  const manifest = await publishStrip(storage, months);
  const put = await putManifest(storage, Buffer.from(JSON.stringify(manifest)), timeline.etag);
  if (put === 'conflict') return 'conflict';
  for (const mark of marks) await dropMark(storage, mark);
  return 'published';
}

/** Nothing if the month has no rows any more. */
async function publishMonth(storage: Storage, month: string): Promise<PublishedMonth | undefined> {
  const rows = await list(storage.files.list(month));
  if (rows.length === 0) return undefined;
  const columns: string[] = [];
  for (const part of parts(rows)) {
    const json = JSON.stringify(columnsOf(part));
    columns.push(await publishFile(storage.records, (hash) => columnsName(month, hash), Buffer.from(json), JSON_FILE));
  }
  const tiles = tilesOf(rows);
  const entries: MonthEntry[] = [];
  for (const [i, part] of parts(tiles).entries()) {
    const key = i === 0 ? month : `${month}~${i + 1}`;
    const json = JSON.stringify(monthFile(part));
    const hash = await publishFile(storage.previews, (hash) => monthName(key, hash), Buffer.from(json), JSON_FILE);
    entries.push([key, part.length, hash, i === 0 ? columns : []]);
  }
  // The API lists what the page does not show: a month without tiles still names its columns.
  if (entries.length === 0) entries.push([month, 0, '', columns]);
  return { entries, strip: stripOf(tiles) };
}

async function publishStrip(storage: Storage, months: ReadonlyMap<string, PublishedMonth>): Promise<Manifest> {
  const ordered = [...months.keys()].sort(newestFirst).flatMap((month) => months.get(month) ?? []);
  const strip: Strip = joinStrips(ordered.map((month) => month.strip));
  const bytes = layoutBytes(strip);
  const layout = await publishFile(storage.previews, layoutName, bytes, BYTES_FILE);
  const tint = await publishFile(storage.previews, tintName, strip.tints, BYTES_FILE);
  const entries = ordered.flatMap((month) => month.entries);
  return manifestOf(entries, { hash: layout, bytes: bytes.length }, { hash: tint });
}

/** Always put again, even if it is there: a fresh write is what keeps the sweep from taking an old file named anew. */
async function publishFile(
  blobs: Storage['previews'],
  name: (hash: string) => string,
  content: Uint8Array,
  contentType: string,
): Promise<string> {
  const hash = hashOf(content);
  const { bytes, encoding } = packed(content);
  await blobs.put(name(hash), bytes, { contentType, cacheControl: IMMUTABLE, ...encoding });
  return hash;
}

/** By the ETag it was read with: a row that came in between has renewed the mark, and it stays. */
async function dropMark(storage: Storage, mark: Stored<Mark>): Promise<void> {
  await storage.marks.remove(mark.partition, mark.key, { ifMatch: mark.etag });
}

function parts<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / SPLIT) }, (_, i) => list.slice(i * SPLIT, (i + 1) * SPLIT));
}

async function list<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
