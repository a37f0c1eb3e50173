/** Times as numbers, and back to the very text. */

export interface Time {
  /** Milliseconds since 1970, a wall time read as if it were UTC; NaN where it is no time. */
  ms: number;
  /** How many digits of a second the text has, of three at most. */
  digits: number;
}

const SECONDS = 'YYYY-MM-DDTHH:mm:ss'.length;

/** Of a text without its zone. */
export function readTime(text: string): Time {
  const fraction = text.length - SECONDS - '.'.length;
  return { ms: Date.parse(`${text}Z`), digits: Math.min(3, Math.max(0, fraction)) };
}

export function timeText({ ms, digits }: Time): string {
  return new Date(ms).toISOString().slice(0, digits === 0 ? SECONDS : SECONDS + '.'.length + digits);
}
