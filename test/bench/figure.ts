/** A measured line of the bench, with the bar it is held to. */
import type { Cost } from './measure.ts';

export interface Figure {
  what: string;
  /** Our cost first. */
  costs: Record<string, Cost>;
  /** What is compared with the bar, in words. */
  found: string;
  bar: string;
  holds: boolean;
}

export function printFigure({ what, costs, found, bar, holds }: Figure): void {
  console.log(`\n${what}`);
  for (const [name, { cpu, peak }] of Object.entries(costs)) {
    const memory = peak === undefined ? '' : `${peak.toFixed(0).padStart(7)} MiB`;
    console.log(`  ${name.padEnd(48)}${cpu.toFixed(3).padStart(8)} s CPU${memory}`);
  }
  console.log(`  ${holds ? 'holds' : 'FAILS'}: ${found} (bar: ${bar})`);
}
