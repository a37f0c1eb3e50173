/** What a text has to look like. Without regular expressions: no pattern is slow on any text. */
import { folded } from '../snapshot/folded.ts';

export interface Pattern {
  /** The whole text is meant, not a part of it. */
  whole: boolean;
  /** Any text may precede what it looks for. */
  anyBegin: boolean;
  /** How many texts it looks for. */
  pieces: number;
  /** Of a text that is folded. Nothing fits where there is no text. */
  fits(text: Text): boolean;
}

/** As much of a string as it takes, so that a test can count. */
export type Text = Pick<string, 'length' | 'indexOf' | 'startsWith' | 'endsWith'>;

/** A part of the text; with a star, or after `=`, the whole. */
export function patternOf(value: string): Pattern {
  if (value.startsWith('=')) return wholePattern(value.slice(1));
  if (value.includes('*')) return wholePattern(value);
  const sought = folded(value);
  return { whole: false, anyBegin: true, pieces: 1, fits: (text) => text.indexOf(sought) !== -1 };
}

/** A star is any text, or none. */
export function wholePattern(value: string): Pattern {
  const pieces = folded(value).split(/\*+/);
  const [begin = '', ...between] = pieces;
  const end = between.pop();
  const fits =
    end === undefined
      ? (text: Text) => text.length === begin.length && text.startsWith(begin)
      : (text: Text) => text.length > 0 && fitsAround(text, begin, between, end);
  const anyBegin = begin === '' && end !== undefined;
  return { whole: true, anyBegin, pieces: pieces.filter((piece) => piece !== '').length, fits };
}

/** Each piece is taken where it comes first: if that leaves no room for the others, no later place would. */
function fitsAround(text: Text, begin: string, between: readonly string[], end: string): boolean {
  const last = text.length - end.length;
  if ((begin !== '' && !text.startsWith(begin)) || (end !== '' && !text.endsWith(end))) return false;
  let at = begin.length;
  for (const piece of between) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= last;
}
