/** A line of the page's bench: what was found, and how it lies to the budget. */

export interface Line {
  what: string;
  found: number;
  unit: string;
  target: number;
  /** Not there where it could only be missed by what lies outside of the page. */
  fail?: number;
  /** What else is worth knowing. */
  note?: string;
}

export type Verdict = 'holds' | 'misses the target' | 'FAILS';

export function verdict({ found, target, fail = Number.POSITIVE_INFINITY }: Line): Verdict {
  if (found <= target) return 'holds';
  return found <= fail ? 'misses the target' : 'FAILS';
}

export function lineText(line: Line): string {
  const { what, found, unit, target, fail = '', note = '' } = line;
  return `| ${what} | ${`${round(found)} ${unit}`.trim()} | ${target} | ${fail} | ${verdict(line)} | ${note} |`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
