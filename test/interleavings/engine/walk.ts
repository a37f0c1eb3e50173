/** One random way through a set-up, the same for the same seed: for set-ups that have too many orders. */
import type { Checks } from './explore.ts';
import { go, type Move, moves } from './moves.ts';
import type { Setup, State } from './state.ts';
import { Violation } from './violation.ts';

/** Bad luck is rare, or nothing would ever get far; and who is at work goes on for a while, or nobody gets far alone. */
const BAD_LUCK = 0.04;
const GOES_ON = 0.6;

export interface Walked {
  steps: number;
  broken?: { violation: Violation; schedule: Move[] };
}

export async function walk(setup: Setup, start: State, checks: Checks, random: () => number): Promise<Walked> {
  const schedule: Move[] = [];
  let state = start;
  try {
    for (let possible = moves(setup, state); possible.length > 0; possible = moves(setup, state)) {
      const move = chosen(possible, schedule.at(-1), random);
      schedule.push(move);
      const next = await go(setup, state, move);
      checks.onStep(state, move, next);
      checks.always(next);
      state = next;
    }
    await checks.atEnd(state);
  } catch (violation) {
    if (!(violation instanceof Violation)) throw violation;
    return { steps: schedule.length, broken: { violation, schedule } };
  }
  return { steps: schedule.length };
}

function chosen(possible: Move[], last: Move | undefined, random: () => number): Move {
  const usual = possible.filter(({ how }) => how === 'step' || how === 'change' || how === 'notice');
  const bad = possible.filter((move) => !usual.includes(move));
  const same = usual.filter((move) => last && 'who' in last && 'who' in move && move.who === last.who);
  const among =
    bad.length > 0 && (usual.length === 0 || random() < BAD_LUCK)
      ? bad
      : same.length > 0 && random() < GOES_ON
        ? same
        : usual;
  return among[Math.floor(random() * among.length)]!;
}
