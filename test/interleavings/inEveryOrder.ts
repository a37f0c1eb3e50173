/** One test for each set-up; its sentence says what happens to the original, and who is at it with what bad luck. */
import { expect, test } from 'vitest';
import { everyOrder } from './engine/run.ts';
import type { Scenario } from './scenarios/scenario.ts';

/** These compute, they wait for nothing: only a machine that does far too much else is slower. */
const TIMEOUT_MS = 120_000;
const MOST_STATES = 500_000;

export function inEveryOrder(scenarios: Scenario[]): void {
  test.for(scenarios)('$setup.name (more than $states states)', { timeout: TIMEOUT_MS }, async (scenario) => {
    const { whole, states, finals, story } = await everyOrder(scenario.setup, MOST_STATES);
    expect(story).toBeUndefined();
    expect(whole).toBe(true);
    expect(states).toBeGreaterThan(scenario.states);
    expect(finals.size).toBe(scenario.finals);
  });
}
