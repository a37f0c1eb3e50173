/** Reads a query; what it does not understand, it says, and never guesses. */
import type { Snapshot } from '../snapshot/snapshot.ts';
import { isKey, KEYS, type Key } from './keys.ts';
import { anyOf, type Reading, type Test } from './reader.ts';
import { splitQuery, type Word, written } from './splitQuery.ts';
import { readWord } from './textReaders.ts';

/** Files have to be all that its terms say. */
export interface Query {
  terms: Term[];
  notUnderstood: { text: string; why: string }[];
}

export interface Term {
  /** A query of its own. All terms' texts, or some of them, with spaces between, are one too. */
  text: string;
  key?: Key;
  /** What follows the key, without quotes. */
  value: string;
  /** How many texts it looks for in each name. */
  looks: number;
  test(snapshot: Snapshot): Test;
}

/** As many as stay below 30 ms over 100,000 files. Texts take longest, since they are looked for in every name. */
const MOST_VALUES = 16;
const MOST_LOOKS = 8;
const TOO_MANY = `A query has room for ${MOST_VALUES} values, among them ${MOST_LOOKS} texts, each piece between stars being one.`;

export function parseQuery(text: string): Query {
  const query: Query = { terms: [], notUnderstood: [] };
  let values = 0;
  let looks = 0;
  for (const word of splitQuery(text)) {
    const term = readTerm(word);
    values += word.values.length;
    looks += typeof term === 'string' ? 0 : term.looks;
    if (values > MOST_VALUES || looks > MOST_LOOKS) {
      query.notUnderstood.push({ text: text.slice(word.at), why: TOO_MANY });
      break;
    }
    if (typeof term === 'string') query.notUnderstood.push({ text: word.text, why: term });
    else if (!query.terms.some(({ text }) => text === term.text)) query.terms.push(term);
  }
  return query;
}

/** Or why it is none. */
function readTerm({ key, values }: Word): Term | string {
  if (key !== undefined && !isKey(key)) {
    return `There is no key ${key}: but ${Object.keys(KEYS).join(': ')}: are. In quotes it is text to look for.`;
  }
  const { read, takes } = key ? KEYS[key] : { read: readWord, takes: 'text' };
  const readings: Reading[] = [];
  for (const value of values) {
    const reading = read(value);
    if (!reading) return `${key ? `${key}:` : 'A word'} takes ${takes}; ${said(value)}.`;
    readings.push(reading);
  }
  const texts = readings.map(({ value }) => value);
  return {
    text: written(key, texts),
    ...(key && { key }),
    value: texts.join('|'),
    looks: readings.reduce((sum, { looks = 0 }) => sum + looks, 0),
    test: (snapshot) => anyOf(readings.map((reading) => reading.test(snapshot))),
  };
}

function said(value: string): string {
  return value === '' ? 'there is none' : `"${value}" is not`;
}
