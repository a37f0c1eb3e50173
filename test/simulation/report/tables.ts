/** The figures as tables, for people, in Markdown. */
import type { Contest } from '../contest.ts';
import type { Figures } from '../engine/run.ts';
import type { Verdict } from '../verdict.ts';

const COLUMNS = [
  '',
  'makespan',
  'p95 wait',
  'last done',
  'cost',
  'of the optimum’s',
  'starts',
  'start and idle',
  'in time',
];

export function contestTable({ optimum, ours, rivals, setup }: Contest): string {
  const rows = [optimum, ours, ...rivals].map((figures) => [
    figures.scaler,
    seconds(figures.makespan),
    seconds(figures.p95),
    seconds(figures.worst),
    usd(figures.usd),
    (figures.usd / optimum.usd).toFixed(2),
    `${figures.starts}`,
    `${Math.round(figures.overhead * 100)} %`,
    punctuality(figures, setup.targetSeconds),
  ]);
  return table(COLUMNS, rows);
}

export function contestTitle({ trace, setup }: Pick<Contest, 'trace' | 'setup'>): string {
  return `${trace.name}: ${setup.most} converters at most, ${setup.targetSeconds} s`;
}

export function verdictTable(verdicts: Verdict[]): string {
  const rows = verdicts.map(({ title, what, median, worst, most, by, runs, held, holds }) => [
    title,
    what,
    measure(median, most),
    measure(worst, most),
    `${by} ≤ ${most}`,
    `${held} of ${runs}`,
    holds ? 'holds' : '**missed**',
  ]);
  return table(['trace', 'what', 'median', 'worst', 'bar', 'held in', ''], rows);
}

function measure(value: number, most: number): string {
  return value.toFixed(most > 10 ? 0 : 2);
}

function punctuality({ worst }: Figures, targetSeconds: number): string {
  if (worst <= targetSeconds) return 'yes';
  const percent = Math.ceil((worst / targetSeconds - 1) * 100);
  return `${percent} % late`;
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function seconds(value: number): string {
  return `${Math.round(value).toLocaleString('en')} s`;
}

function usd(value: number): string {
  return `$${value.toFixed(4)}`;
}
