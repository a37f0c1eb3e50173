/** A set-up to go through in every order, and what must come of it. */
import type { Setup } from '../engine/state.ts';
import { CHANGES, setUp } from '../setups.ts';

export interface Scenario {
  setup: Setup;
  /** It must find at least so many states, or it has silently explored nothing. */
  states: number;
  /** How many different final states there may be: one, unless a wish may come in time or not. */
  finals: number;
}

/** The least number of states, and where there is more than one, that of final states. */
type Expected = number | [states: number, finals: number];

/** The same actors and the same bad luck, whatever happens to the original. */
export function family(
  says: string,
  parts: Partial<Setup>,
  expected: Partial<Record<keyof typeof CHANGES, Expected>>,
): Scenario[] {
  return Object.entries(expected).map(([name, numbers]) => {
    const setup = setUp(`${name}: ${says}`, { ...CHANGES[name as keyof typeof CHANGES], ...parts });
    const [states, finals] = typeof numbers === 'number' ? [numbers, 1] : numbers;
    return { setup, states, finals };
  });
}
