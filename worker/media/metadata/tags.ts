/** Looks tags up, the first name that says something first, and takes nonsense for nothing. */
import type { Tags } from './exifTool.ts';

/** `accept` says which numbers can be meant. A list counts by its first. */
export function numberOf(
  tags: Tags,
  names: readonly string[],
  accept: (value: number) => boolean = () => true,
): number | undefined {
  for (const name of names) {
    const value = toNumber(tags[name]);
    if (value !== undefined && accept(value)) return value;
  }
  return undefined;
}

export function numbersOf(value: unknown): number[] {
  const found = String(value ?? '').split(/[\s,]+/);
  return found.filter(Boolean).map(Number).filter(Number.isFinite);
}

export function textOf(tags: Tags, names: readonly string[], accept = (_text: string) => true): string | undefined {
  return names.flatMap((name) => textsOf(tags[name])).find(accept);
}

/** A list, or one text: every one of them fit for a record, none empty. */
export function textsOf(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  const texts = all.filter((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean');
  return texts
    .map((text) => clean(String(text)))
    .filter((text) => text !== '' && !/^\(Binary data \d+ bytes/.test(text));
}

/** What people wrote, on one line. Longer than this, somebody put a document there. */
const MAX_TEXT = 1000;

function clean(text: string): string {
  const whole = text.replaceAll(/\p{Cc}+/gu, ' ').trim();
  return whole.slice(0, MAX_TEXT).toWellFormed();
}

function toNumber(value: unknown): number | undefined {
  const [first] = Array.isArray(value) ? value.flatMap(numbersOf) : numbersOf(value);
  return first;
}
