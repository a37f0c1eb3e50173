/** Timelines with more photos than a stack is seeded with for a test, published into memory by the code that publishes. */
import { rgbaToThumbHash } from 'thumbhash';
import { hashOf } from '../../core/hash.ts';
import { layoutName, MANIFEST_NAME, monthName, tintName } from '../../core/names.ts';
import type { Row } from '../../core/row.ts';
import type { Storage } from '../../core/storage.ts';
import { type MonthEntry, manifestOf } from '../../core/timeline/manifest.ts';
import { monthFile } from '../../core/timeline/month.ts';
import { joinStrips, layoutBytes, stripOf } from '../../core/timeline/strip.ts';
import { tilesOf } from '../../core/timeline/tiles.ts';
import { compact } from '../../library/compact.ts';
import { readBlob } from '../../library/readBlob.ts';
import { aLibrary } from '../rules/aLibrary.ts';
import { aRow } from '../rules/aRow.ts';
import { putRows } from '../rules/library/changes.ts';

export interface PublishedLibrary {
  /** The bytes of a published file; nothing where there is none of this name. */
  read(name: string): Promise<Uint8Array | undefined>;
}

/** One month of 20,000 photos, of which `BUSY_DAY` has 15,000. */
export const BUSY_DAY = '2026-05-14';
const BUSY_PHOTOS = 15_000;
const DAYS_OF_MAY = 31;
const OTHER_PHOTOS = 5000;

export async function largeMonth(): Promise<PublishedLibrary> {
  const { storage } = aLibrary();
  const days = Array.from({ length: DAYS_OF_MAY }, (_, i) => `2026-05-${String(i + 1).padStart(2, '0')}`);
  const others = days.filter((day) => day !== BUSY_DAY);
  const rows = others.flatMap((day, i) => rowsOfDay(day, share(OTHER_PHOTOS, others.length, i)));
  await putRows(storage, ...rows, ...rowsOfDay(BUSY_DAY, BUSY_PHOTOS));
  await compact(storage);
  return publishedIn(storage);
}

export function publishedIn({ previews }: Pick<Storage, 'previews'>): PublishedLibrary {
  return {
    async read(name) {
      const blob = await readBlob(previews, name);
      return blob === 'missing' ? undefined : blob.bytes;
    },
  };
}

const MONTHS = 250;
const PHOTOS_OF_MONTH = 4000;
const DAYS_OF_MONTH = 28;
const LAST = { year: 2025, month: 12 };
const DAY_MS = 86_400_000;

/** A million photos in 250 months, each like the others; the file of a month is made when it is read. */
export function aMillion(): PublishedLibrary {
  const months = Array.from({ length: MONTHS }, (_, i) => monthBefore(i));
  const rowsOf = (month: string) =>
    Array.from({ length: DAYS_OF_MONTH }, (_, i) =>
      rowsOfDay(`${month}-${String(i + 1).padStart(2, '0')}`, share(PHOTOS_OF_MONTH, DAYS_OF_MONTH, i)),
    ).flat();
  const { days, ...strip } = stripOf(tilesOf(rowsOf(monthBefore(0))));
  const strips = months.map((month) => {
    const before = Date.parse(`${month}-01`) / DAY_MS;
    return { ...strip, days: days.map(({ photos }, i) => ({ dayNo: before + DAYS_OF_MONTH - 1 - i, photos })) };
  });
  const { tints, ...shape } = joinStrips(strips);
  const layout = layoutBytes({ tints, ...shape });
  const entries = months.map((month): MonthEntry => [month, PHOTOS_OF_MONTH, hashOf(month), []]);
  const manifest = manifestOf(entries, { hash: hashOf(layout), bytes: layout.length }, { hash: hashOf(tints) });
  const files = new Map<string, () => Uint8Array>([
    [MANIFEST_NAME, () => Buffer.from(JSON.stringify(manifest))],
    [layoutName(manifest.layout.hash), () => layout],
    [tintName(manifest.tint.hash), () => tints],
  ]);
  for (const month of months) {
    const file = () => Buffer.from(JSON.stringify(monthFile(tilesOf(rowsOf(month)))));
    files.set(monthName(month, hashOf(month)), file);
  }
  return { read: async (name) => files.get(name)?.() };
}

function monthBefore(months: number): string {
  return new Date(Date.UTC(LAST.year, LAST.month - 1 - months)).toISOString().slice(0, 'YYYY-MM'.length);
}

/** Of `whole` in so many parts that differ by one at most. */
function share(whole: number, parts: number, i: number): number {
  return Math.floor((whole * (i + 1)) / parts) - Math.floor((whole * i) / parts);
}

const SHAPES = [
  { width: 3000, height: 2000 },
  { width: 2000, height: 3000 },
  { width: 4000, height: 3000 },
  { width: 4000, height: 2250 },
  { width: 9000, height: 3000 },
  { width: 3000, height: 3000 },
];
const THUMBHASHES = ['c4683a', '2f5d50', '7a8fb0', 'd9c7a0', '40342c'].map(thumbhashOf);

export function rowsOfDay(day: string, photos: number): Row[] {
  return Array.from({ length: photos }, (_, i) => {
    const takenLocal = new Date(Date.parse(day) + Math.floor((DAY_MS * i) / photos)).toISOString().slice(0, 19);
    const thumbhash = THUMBHASHES[(i * 7) % THUMBHASHES.length];
    return aRow(`${day}/${i}.jpg`, { ...SHAPES[(i * 7919) % SHAPES.length], thumbhash, takenLocal });
  });
}

/** Of a plain colour. */
function thumbhashOf(colour: string): string {
  const pixel = [...Buffer.from(colour, 'hex'), 255];
  return Buffer.from(rgbaToThumbHash(2, 2, [pixel, pixel, pixel, pixel].flat())).toString('base64');
}
