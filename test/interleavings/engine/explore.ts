/** Goes through every order of a set-up's steps, each state once: depth first, so that little is kept. */

import { go, type Move, moves } from './moves.ts';
import type { Setup, State } from './state.ts';
import { stateKey } from './state.ts';
import { Violation } from './violation.ts';

export interface Checks {
  /** Asked of every state. */
  always(state: State): void;
  /** Asked of every step, with the state it led to. */
  onStep(before: State, move: Move, after: State): void;
  /** Asked when all have ended; the final state's name. */
  atEnd(state: State): string | Promise<string>;
}

export interface Explored {
  /** False if there were more states than it was to go through. */
  whole: boolean;
  states: number;
  steps: number;
  ends: number;
  /** How many different final states there were, by name. */
  finals: Map<string, number>;
  /** Where it went wrong first, and how it came to that. */
  broken?: { violation: Error; schedule: Move[] };
}

interface Frame {
  state: State;
  moves: Move[];
  next: number;
}

export async function explore(setup: Setup, start: State, checks: Checks, mostStates: number): Promise<Explored> {
  const seen = new Set([stateKey(start)]);
  const stack: Frame[] = [{ state: start, moves: moves(setup, start), next: 0 }];
  const told: Explored = { whole: true, states: 1, steps: 0, ends: 0, finals: new Map() };
  try {
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const move = frame.moves[frame.next++];
      if (!move) {
        stack.pop();
        continue;
      }
      const reached = go(setup, frame.state, move);
      const state = reached instanceof Promise ? await reached : reached;
      told.steps += 1;
      checks.onStep(frame.state, move, state);
      const key = stateKey(state);
      if (seen.has(key)) continue;
      seen.add(key);
      told.states += 1;
      if (told.states > mostStates) return { ...told, whole: false };
      checks.always(state);
      const then = moves(setup, state);
      stack.push({ state, moves: then, next: 0 });
      if (then.length > 0) continue;
      told.ends += 1;
      const final = await checks.atEnd(state);
      told.finals.set(final, (told.finals.get(final) ?? 0) + 1);
    }
  } catch (violation) {
    if (!(violation instanceof Violation)) throw violation;
    told.broken = { violation, schedule: stack.map((frame) => frame.moves[frame.next - 1]!) };
  }
  return told;
}
