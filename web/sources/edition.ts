/** The timeline as one manifest publishes it: its shape, and which file has which of its photos. */
import { UNDATED } from '../../core/month.ts';
import type { Manifest } from '../../core/timeline/manifest.ts';
import type { Shape } from './photoSource.ts';
import type { MonthPlace } from './timeline.ts';

/** Photos [from, to), which one file holds. A month of more than 5,000 has several, `YYYY-MM` and `YYYY-MM~2`. */
export interface Part {
  key: string;
  hash: string;
  from: number;
  to: number;
}

export interface Edition {
  rev: string;
  shape: Shape;
  layoutHash: string;
  tintHash: string;
  parts: readonly Part[];
}

export const NOTHING_YET: Edition = {
  rev: '',
  shape: { ratios: new Uint8Array(), days: [] },
  layoutHash: '',
  tintHash: '',
  parts: [],
};

/** Months that only the API has something of are no part. */
export function partsOf({ months }: Pick<Manifest, 'months'>): Part[] {
  let from = 0;
  const parts = months.map(([key, count, hash]) => {
    const part = { key, hash, from, to: from + count };
    from = part.to;
    return part;
  });
  return parts.filter((part) => part.from < part.to);
}

/** `parts` are in order, and without gaps. */
export function partAt(parts: readonly Part[], index: number): Part | undefined {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.to <= index) low = middle + 1;
    else high = middle;
  }
  const part = parts[low];
  return part && part.from <= index ? part : undefined;
}

export function partsWithin(parts: readonly Part[], from: number, to: number): Part[] {
  return parts.filter((part) => part.from < to && part.to > from);
}

/** What no other file's name is. */
export function nameOf({ key, hash }: Part): string {
  return `${key}-${hash}`;
}

export function monthOfPart({ key }: Pick<Part, 'key'>): string {
  return key.split('~')[0] || UNDATED;
}

/** Months as people know them. */
export function placesOf(parts: readonly Part[]): MonthPlace[] {
  const places: MonthPlace[] = [];
  for (const part of parts) {
    const key = monthOfPart(part);
    const last = places.at(-1);
    if (last?.key === key) last.count += part.to - part.from;
    else places.push({ key, from: part.from, count: part.to - part.from });
  }
  return places;
}
