/** All that is simulated, and whether our scaler is as good as it has to be. */
import { anyBars, type Bar, burstBars } from './bars.ts';
import { alone, type Contest, contest } from './contest.ts';
import { contestTitle } from './report/tables.ts';
import type { Setup } from './traces/trace.ts';
import { BURSTS, OTHERS, type Traces } from './traces/traces.ts';
import { type Verdict, verdictOf } from './verdict.ts';

export interface Season {
  /** One run of each, for tables and chart. */
  shown: Contest[];
  verdicts: Verdict[];
}

const MAXIMA = [10, 50];
const TARGETS = [300, 900];
const SETUPS = TARGETS.flatMap((targetSeconds) =>
  MAXIMA.map((most): Setup => ({ most, targetSeconds, startUpSeconds: 60, idleSeconds: 60 })),
);
const MIDDLING = SETUPS[2]!;
/** Each draws other files, and another moment at which the scaler looks for the first time, early or late. */
export const RUNS = 10;

/** Of traces whose name has this in it. */
export function season(named: string): Season {
  const shown: Contest[] = [];
  const bars = new Map<string, { title: string; found: Bar[] }>();
  const note = (title: string, bar: Bar) => {
    const { found } = bars.get(title + bar.what) ?? { found: [] };
    bars.set(title + bar.what, { title, found: [...found, bar] });
  };
  const wanted = (traces: Traces, seed: number) =>
    Object.entries(traces).flatMap(([name, make]) => (name.includes(named) ? [make(seed)] : []));

  for (let seed = 1; seed <= RUNS; seed++) {
    // Neighbours have different phases, and the first, which is shown, has one in the middle.
    const chance = { seed, phase: (((seed * 3 + 2) % RUNS) + 0.5) / RUNS };
    for (const trace of wanted(BURSTS, seed)) {
      for (const setup of SETUPS) {
        const found = contest(trace, setup, chance);
        if (seed === 1) shown.push(found);
        for (const bar of [...burstBars(found), ...anyBars(found)]) note(contestTitle(found), bar);
      }
    }
    for (const trace of wanted(OTHERS, seed)) {
      if (seed === 1) shown.push(contest(trace, MIDDLING, chance));
      const found = alone(trace, MIDDLING, chance);
      for (const bar of anyBars(found)) note(contestTitle(found), bar);
    }
  }
  return { shown, verdicts: [...bars.values()].map(({ title, found }) => verdictOf(title, found)) };
}
