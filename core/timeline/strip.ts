/** The whole timeline in a few bytes a photo: its shape (ratio and day) and its colour, cut and joined by month. */
import { thumbHashToAverageRGBA } from 'thumbhash';
import type { Row } from '../row.ts';
import { wallSeconds } from './month.ts';
import type { Tile } from './tiles.ts';

export interface Strip {
  /** Runs of photos of one day: days since 1970-01-01 by the wall clock, and how many. */
  days: { dayNo: number; photos: number }[];
  /** One byte a photo: `clamp(round(128 + 32 * log2(width / height)))`. */
  ratios: Uint8Array;
  /** One byte a photo: the average colour as RGB 3-3-2. */
  tints: Uint8Array;
}

/** The day of what has no date. */
export const NO_DAY = -(2 ** 31);
const DAY_SECONDS = 86_400;
const NEUTRAL_TINT = 0b100_100_10;
const MAGIC = 'IVL1';

export const EMPTY_STRIP: Strip = { days: [], ratios: new Uint8Array(), tints: new Uint8Array() };

/** `tiles` in the order of the timeline. */
export function stripOf(tiles: readonly Tile[]): Strip {
  const rows = tiles.map((tile) => tile.row);
  const days: Strip['days'] = [];
  for (const row of rows) {
    const seconds = wallSeconds(row.takenLocal);
    const dayNo = seconds === null ? NO_DAY : Math.floor(seconds / DAY_SECONDS);
    const last = days.at(-1);
    if (last?.dayNo === dayNo) last.photos += 1;
    else days.push({ dayNo, photos: 1 });
  }
  return { days, ratios: Uint8Array.from(rows, ratioOf), tints: Uint8Array.from(rows, tintOf) };
}

export function joinStrips(strips: readonly Strip[]): Strip {
  return {
    days: strips.flatMap((strip) => strip.days),
    ratios: Buffer.concat(strips.map((strip) => strip.ratios)),
    tints: Buffer.concat(strips.map((strip) => strip.tints)),
  };
}

/** Cuts a strip into pieces of so many photos; a day never lies in two months, so no run is divided. */
export function cutStrip(strip: Strip, counts: readonly number[]): Strip[] {
  let photo = 0;
  let day = 0;
  return counts.map((count) => {
    const from = { photo, day };
    photo += count;
    for (let cut = 0; cut < count; day++) cut += strip.days[day]?.photos ?? count;
    return {
      days: strip.days.slice(from.day, day),
      ratios: strip.ratios.subarray(from.photo, photo),
      tints: strip.tints.subarray(from.photo, photo),
    };
  });
}

/** `'IVL1' u32 photos u32 days | (i32 dayNo, u32 photos)* | u8 ratio*`, little endian. */
export function layoutBytes({ days, ratios }: Strip): Buffer {
  const bytes = Buffer.alloc(12 + 8 * days.length + ratios.length);
  bytes.write(MAGIC, 0, 'latin1');
  bytes.writeUInt32LE(ratios.length, 4);
  bytes.writeUInt32LE(days.length, 8);
  days.forEach(({ dayNo, photos }, i) => {
    bytes.writeInt32LE(dayNo, 12 + 8 * i);
    bytes.writeUInt32LE(photos, 16 + 8 * i);
  });
  bytes.set(ratios, 12 + 8 * days.length);
  return bytes;
}

/** Nothing if the two files do not belong together or are damaged: the caller makes them anew from the rows. */
export function parseStrip(layout: Buffer, tints: Buffer): Strip | undefined {
  if (layout.length < 12 || layout.toString('latin1', 0, 4) !== MAGIC) return undefined;
  const photos = layout.readUInt32LE(4);
  const runs = layout.readUInt32LE(8);
  if (layout.length !== 12 + 8 * runs + photos || tints.length !== photos) return undefined;
  const days = Array.from({ length: runs }, (_, i) => ({
    dayNo: layout.readInt32LE(12 + 8 * i),
    photos: layout.readUInt32LE(16 + 8 * i),
  }));
  return { days, ratios: layout.subarray(12 + 8 * runs), tints };
}

/** Square where there is no picture. */
function ratioOf({ width, height }: Row): number {
  if (!width || !height) return 128;
  return Math.min(255, Math.max(0, Math.round(128 + 32 * Math.log2(width / height))));
}

function tintOf({ thumbhash }: Row): number {
  if (thumbhash === undefined) return NEUTRAL_TINT;
  const { r, g, b } = thumbHashToAverageRGBA(Buffer.from(thumbhash, 'base64'));
  const level = (value: number, steps: number) => Math.round(Math.min(1, Math.max(0, value)) * steps);
  return (level(r, 7) << 5) | (level(g, 7) << 2) | level(b, 3);
}
