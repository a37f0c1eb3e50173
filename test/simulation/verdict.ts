/** A bar, over many runs. */
import type { Bar } from './bars.ts';

export interface Verdict {
  title: string;
  what: string;
  median: number;
  worst: number;
  most: number;
  by: Bar['by'];
  runs: number;
  /** In how many of them it holds. */
  held: number;
  holds: boolean;
}

export function verdictOf(title: string, bars: Bar[]): Verdict {
  const { what, most, by } = bars[0]!;
  const sorted = bars.map(({ found }) => found).sort((one, other) => one - other);
  const [median, worst] = [sorted[sorted.length >> 1]!, sorted.at(-1)!];
  const held = sorted.filter((found) => found <= most).length;
  const holds = (by === 'median' ? median : worst) <= most;
  return { title, what, median, worst, most, by, runs: bars.length, held, holds };
}
