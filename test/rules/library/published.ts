/** What a clean rebuild from all rows would publish, made in the plainest way: every blob by name, the manifest too. */
import { createHash } from 'node:crypto';
import type { Row } from '../../../core/row.ts';
import type { Storage } from '../../../core/storage.ts';
import { columnsOf } from '../../../core/timeline/columns.ts';
import { type MonthEntry, manifestOf } from '../../../core/timeline/manifest.ts';
import { monthFile } from '../../../core/timeline/month.ts';
import { layoutBytes, stripOf } from '../../../core/timeline/strip.ts';
import { type Tile, tilesOf } from '../../../core/timeline/tiles.ts';
import { readBlob } from '../../../library/readBlob.ts';
import { all } from './records.ts';

/** By name, as text that differs when a byte does. */
export type Published = Map<string, string>;

const hash = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex').slice(0, 16);
const text = (content: Uint8Array | string) => Buffer.from(content).toString('latin1');

/** Cuts a list into parts of 5,000. */
function cut<T>(list: T[]): T[][] {
  return list.length === 0 ? [] : [list.slice(0, 5000), ...cut(list.slice(5000))];
}

export function rebuilt(rows: readonly Row[]): Published {
  const published: Published = new Map();
  const put = (name: (hash: string) => string, content: Uint8Array | string) => {
    published.set(name(hash(content)), text(content));
    return hash(content);
  };
  const months = [...new Set(rows.map((row) => row.partition))].sort().reverse();
  const ordered = months.filter((month) => month !== 'none').concat(months.includes('none') ? ['none'] : []);
  const entries: MonthEntry[] = [];
  const timeline: Tile[] = [];
  for (const month of ordered) {
    const ofMonth = rows.filter((row) => row.partition === month).sort((a, b) => (a.key < b.key ? -1 : 1));
    const columns = cut(ofMonth).map((part) =>
      put((hash) => `columns/${month}-${hash}.json`, JSON.stringify(columnsOf(part))),
    );
    const tiles = tilesOf(ofMonth);
    timeline.push(...tiles);
    const files = cut(tiles).map((part, i): MonthEntry => {
      const key = i === 0 ? month : `${month}~${i + 1}`;
      const file = put((hash) => `timeline/m/${key}-${hash}.json`, JSON.stringify(monthFile(part)));
      return [key, part.length, file, i === 0 ? columns : []];
    });
    entries.push(...(files.length > 0 ? files : [[month, 0, '', columns] satisfies MonthEntry]));
  }
  const strip = stripOf(timeline);
  const layout = layoutBytes(strip);
  const manifest = manifestOf(
    entries,
    { hash: put((hash) => `timeline/layout-${hash}.bin`, layout), bytes: layout.length },
    { hash: put((hash) => `timeline/tint-${hash}.bin`, strip.tints) },
  );
  published.set('timeline/manifest.json', JSON.stringify(manifest));
  return published;
}

/** What is published under the names of a clean rebuild; missing names are missing. */
async function publishedNow(storage: Storage, wanted: Published): Promise<Published> {
  const published: Published = new Map();
  for (const name of wanted.keys()) {
    const blob = await readBlob(name.startsWith('columns/') ? storage.records : storage.previews, name);
    if (blob !== 'missing') published.set(name, text(blob.bytes));
  }
  return published;
}

/** All rows there are, as a clean rebuild would publish them, and what is published instead. */
export async function compared(storage: Storage): Promise<{ now: Published; clean: Published }> {
  const rows = (await all(storage.files.list())).map(({ etag: _, ...row }): Row => row);
  const clean = rebuilt(rows);
  return { now: await publishedNow(storage, clean), clean };
}
