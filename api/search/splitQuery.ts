/** Splits a query into its words as they were written; knows of no key what it means. */

export interface Word {
  /** As written, with its quotes. */
  text: string;
  /** Where in the query it begins. */
  at: number;
  /** What stands before a colon, in lower case. */
  key: string | undefined;
  /** The alternatives after it, without quotes. */
  values: string[];
}

/** A quote that nobody has closed goes on to the end: people are still typing. */
const WORD = /(?:"[^"]*"?|[^\s"])+/g;
const KEY = /^([a-z]+):/i;

export function splitQuery(query: string): Word[] {
  return Array.from(query.matchAll(WORD), ({ 0: text, index }) => {
    const [before = '', key] = KEY.exec(text) ?? [];
    return { text, at: index, key: key?.toLowerCase(), values: alternatives(text.slice(before.length)) };
  });
}

function alternatives(text: string): string[] {
  const values = [''];
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (character === '|' && !quoted) values.push('');
    else values.push(values.pop() + character);
  }
  return values;
}

/** Such a word again: what it splits into is `key` and `values`. A quote can't be written, so any text stands for it. */
export function written(key: string | undefined, values: readonly string[]): string {
  const texts = values.map((value) => {
    const plain = value.replaceAll('"', '*');
    return plain === '' || /[\s|]/.test(plain) || (key === undefined && KEY.test(plain)) ? `"${plain}"` : plain;
  });
  return `${key === undefined ? '' : `${key}:`}${texts.join('|')}`;
}
