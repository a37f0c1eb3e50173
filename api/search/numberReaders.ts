/** Values that are numbers, and ranges of them: `800`, `800-3200`, `800-`, `-800`, `>800`, `<800`. */
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Reader } from './reader.ts';

/** A number, and the one way we write it. */
export interface Quantity {
  number: number;
  text: string;
}

export interface Range {
  from: number;
  to: number;
  /** True if neither end is in it. */
  open: boolean;
  text: string;
}

type NumberColumn = 'iso' | 'fNumber' | 'focalMm' | 'rating' | 'bytes';

/** A range ends where there is a number; files without one are in none. */
export function numberReader(column: NumberColumn, quantityOf: (text: string) => Quantity | undefined = plain): Reader {
  return (value) => {
    const range = rangeOf(value, quantityOf);
    return range && { value: range.text, test: (snapshot) => within(snapshot, column, range) };
  };
}

function within(snapshot: Snapshot, column: NumberColumn, { from, to, open }: Range) {
  const numbers = snapshot[column];
  return open
    ? (position: number) => numbers[position]! > from && numbers[position]! < to
    : (position: number) => numbers[position]! >= from && numbers[position]! <= to;
}

/** Nothing for what is no range, or runs backwards. */
export function rangeOf(value: string, quantityOf: (text: string) => Quantity | undefined): Range | undefined {
  const [, sign, begin = '', dash, end = ''] = /^([<>]?)([^-]*)(-?)(.*)$/.exec(value) ?? [];
  const from = quantityOf(begin);
  const to = quantityOf(end);
  if ((begin !== '' && !from) || (end !== '' && !to) || (!from && !to)) return undefined;
  if (sign) return dash || !from ? undefined : beyond(sign, from);
  const last = dash ? to : from;
  const range = { from: from?.number ?? -Infinity, to: last?.number ?? Infinity, open: false };
  if (range.from > range.to) return undefined;
  return { ...range, text: `${from?.text ?? ''}${dash}${to?.text ?? ''}` };
}

function beyond(sign: string, { number, text }: Quantity): Range {
  const ends = sign === '>' ? { from: number, to: Infinity } : { from: -Infinity, to: number };
  return { ...ends, open: true, text: `${sign}${text}` };
}

/** No more digits than a number of JavaScript's is written with plainly. */
function plain(text: string): Quantity | undefined {
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(text)) return undefined;
  return { number: Number(text), text: String(Number(text)) };
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  ['tb', 1e12],
]);

/** As `20mb`; in `1-5mb` the unit is meant twice. */
export const readSize: Reader = (value) =>
  readSizes(value.toLowerCase().replace(/^([\d.]+)-([\d.]+)([a-z]+)$/, '$1$3-$2$3'));

const readSizes = numberReader('bytes', (text) => {
  const [, digits = '', unit = ''] = /^([\d.]+)([a-z]*)$/.exec(text) ?? [];
  const amount = plain(digits);
  const bytes = UNITS.get(unit);
  if (!amount || bytes === undefined) return undefined;
  return { number: Math.round(amount.number * bytes), text: `${amount.text}${unit}` };
});
