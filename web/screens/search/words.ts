/** A query as text: its words, and how they are changed without reading what they mean, which is the API's. */

/** A quote that nobody has closed goes on to the end: people are still typing. */
const WORD = /(?:"[^"]*"?|[^\s"])+/g;

/** With `insert` in the place of the word that is being written, or after a space. */
export function withLast(query: string, insert: string): string {
  const last = [...query.matchAll(WORD)].at(-1);
  const isOpen = last !== undefined && last.index + last[0].length === query.length;
  const before = isOpen ? query.slice(0, last.index) : query;
  // After a key its value is written, without a space.
  return `${before}${insert}${insert.endsWith(':') ? '' : ' '}`;
}

/** As they were written. */
export function wordsOf(query: string): string[] {
  return query.match(WORD) ?? [];
}

/** The query of these texts, without one of them, or with one more. */
export function toggled(texts: readonly string[], text: string): string {
  const rest = texts.filter((each) => each !== text);
  return (rest.length < texts.length ? rest : [...rest, text]).join(' ');
}

/** All below a folder; a quote can not be written, so any text stands for it. */
export function termOfFolder(path: string): string {
  const plain = `${path.replaceAll('"', '*')}/*`;
  return /[\s|]/.test(plain) ? `path:"${plain}"` : `path:${plain}`;
}
