/** Values that are times, on the clock of whoever took the photo. A file without a date is at no time. */
import { rangeOf } from './numberReaders.ts';
import type { Reader, Reading, Test } from './reader.ts';

/** `2019`, `2018-2020` and the other ranges. */
export const readYear: Reader = (value) => {
  const range = rangeOf(value, (text) => (/^\d{4}$/.test(text) ? { number: Number(text), text } : undefined));
  if (!range) return undefined;
  const { from, to, open, text } = range;
  return taken(text, beginOfYear(open ? from + 1 : from), beginOfYear(open ? to : to + 1));
};

/** From the beginning of that day, month or year on. */
export const readAfter: Reader = (value) => {
  const begin = dateOf(value);
  return begin === undefined ? undefined : taken(value, begin, Infinity);
};

/** Until that day, month or year begins. */
export const readBefore: Reader = (value) => {
  const begin = dateOf(value);
  return begin === undefined ? undefined : taken(value, -Infinity, begin);
};

/** `from` is in it, `to` is not; both in seconds. */
function taken(value: string, from: number, to: number): Reading {
  return { value, test: (snapshot) => within(snapshot.taken, from, to) };
}

function within(times: Float64Array, from: number, to: number): Test {
  return (position) => times[position]! >= from && times[position]! < to;
}

/** In seconds, of the clock there. */
export function beginOfYear(year: number): number {
  return Number.isFinite(year) ? new Date(0).setUTCFullYear(year, 0, 1) / 1000 : year;
}

/** When it begins. Nothing for a day that no calendar has. */
function dateOf(text: string): number | undefined {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(text)) return undefined;
  const day = `${text}${'-01-01'.slice(text.length - 'YYYY'.length)}`;
  const begin = new Date(`${day}T00:00:00Z`);
  // Of 31 June it makes 1 July.
  return Number.isNaN(begin.getTime()) || !begin.toISOString().startsWith(day) ? undefined : begin.getTime() / 1000;
}
