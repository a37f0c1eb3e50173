/** A picture of all runs: a panel for each scaler, a point for each trace, its cost by how late its last message was. */
import type { Contest } from '../contest.ts';
import type { Figures } from '../engine/run.ts';

const PANEL = { width: 210, height: 190, left: 44, top: 34 };
const COLUMNS = 4;
/** Both axes are logarithmic; what lies outside is drawn at the edge. */
const LATENESS = { from: 0.1, to: 20, ticks: [0.1, 0.3, 1, 3, 10] };
const COST = { from: 0.5, to: 40, ticks: [0.5, 1, 2, 5, 10, 30] };

interface Point {
  title: string;
  late: number;
  cost: number;
  isBurst: boolean;
}

export function chart(contests: Contest[]): string {
  const panels = panelsOf(contests);
  const width = PANEL.left + COLUMNS * PANEL.width + 10;
  const height = Math.ceil(panels.length / COLUMNS) * (PANEL.height + PANEL.top) + 40;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11">
<title>Cost and punctuality of scalers, by simulation</title>
<style>
  text { fill: #1f2328; } .faint { fill: #6e7781; font-size: 9px; } .title { font-weight: 600; font-size: 12px; }
  .grid { stroke: #d0d7de; stroke-width: 0.5; } .bar { stroke: #1a7f37; stroke-dasharray: 3 3; }
  .burst { fill: #0969da; fill-opacity: 0.8; } .other { fill: none; stroke: #bc4c00; stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .faint { fill: #9198a1; } .grid { stroke: #3d444d; } .bar { stroke: #3fb950; }
    .burst { fill: #58a6ff; } .other { stroke: #f0883e; }
  }
</style>
${panels.map(([name, points], i) => panel(name, points, i)).join('\n')}
${legend(height - 22)}
</svg>
`;
}

function panelsOf(contests: Contest[]): [string, Point[]][] {
  const points = new Map<string, Point[]>();
  for (const contest of contests) {
    for (const figures of [contest.ours, ...contest.rivals]) {
      points.set(figures.scaler, [...(points.get(figures.scaler) ?? []), pointOf(contest, figures)]);
    }
  }
  return [...points];
}

function pointOf({ trace, setup, optimum }: Contest, { worst, usd }: Figures): Point {
  const title = `${trace.name}, ${setup.most} at most, ${setup.targetSeconds} s`;
  // Where the maximum is too few, the earliest possible time is the deadline.
  const deadline = Math.max(setup.targetSeconds, optimum.worst);
  return { title, late: worst / deadline, cost: usd / optimum.usd, isBurst: trace.name.startsWith('burst') };
}

function panel(name: string, points: Point[], index: number): string {
  const x0 = PANEL.left + (index % COLUMNS) * PANEL.width;
  const y0 = PANEL.top + Math.floor(index / COLUMNS) * (PANEL.height + PANEL.top);
  const [w, h] = [PANEL.width - 26, PANEL.height - 26];
  const x = (late: number) => (x0 + w * place(late, LATENESS)).toFixed(1);
  const y = (cost: number) => (y0 + h * (1 - place(cost, COST))).toFixed(1);
  const vertical = (late: number, kind: string) =>
    `<line class="${kind}" x1="${x(late)}" x2="${x(late)}" y1="${y0}" y2="${y0 + h}"/>`;
  const level = (cost: number, kind: string) =>
    `<line class="${kind}" x1="${x0}" x2="${x0 + w}" y1="${y(cost)}" y2="${y(cost)}"/>`;
  return [
    `<text class="title" x="${x0}" y="${y0 - 8}">${name}</text>`,
    ...LATENESS.ticks.map((tick) => vertical(tick, 'grid')),
    ...LATENESS.ticks.map(
      (tick) => `<text class="faint" x="${x(tick)}" y="${y0 + h + 11}" text-anchor="middle">${tick}</text>`,
    ),
    ...COST.ticks.map((tick) => level(tick, 'grid')),
    ...COST.ticks.map(
      (tick) => `<text class="faint" x="${x0 - 4}" y="${Number(y(tick)) + 3}" text-anchor="end">${tick}</text>`,
    ),
    vertical(1, 'bar'),
    level(1, 'bar'),
    ...points.map(({ title, late, cost, isBurst }) => {
      const tip = `<title>${title}: ${late.toFixed(2)} of the deadline, ${cost.toFixed(2)} of the optimum's cost</title>`;
      return `<circle class="${isBurst ? 'burst' : 'other'}" cx="${x(late)}" cy="${y(cost)}" r="3">${tip}</circle>`;
    }),
  ].join('\n');
}

function place(value: number, { from, to }: { from: number; to: number }): number {
  return Math.log(Math.min(to, Math.max(from, value)) / from) / Math.log(to / from);
}

function legend(y: number): string {
  return `<circle class="burst" cx="${PANEL.left + 4}" cy="${y - 4}" r="3"/><text x="${PANEL.left + 12}" y="${y}">bursts</text>
<circle class="other" cx="${PANEL.left + 64}" cy="${y - 4}" r="3"/><text x="${PANEL.left + 72}" y="${y}">other traces</text>
<text x="${PANEL.left + 160}" y="${y}">across: when the last message was done, of the deadline; up: cost, of the optimum’s</text>`;
}
