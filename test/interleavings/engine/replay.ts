/** Goes one way through a set-up: a schedule that was found, in words, and as short as it can be made. */
import { isDeepStrictEqual } from 'node:util';
import type { Op } from '../world/world.ts';
import type { Checks } from './explore.ts';
import { go, type Move, moves } from './moves.ts';
import type { Setup, State } from './state.ts';
import { Violation } from './violation.ts';

interface Replayed {
  /** The moves that were possible, and after them whatever came first until all had ended. */
  taken: Move[];
  told: string[];
  violation?: Violation;
}

async function replay(setup: Setup, start: State, checks: Checks, schedule: Move[]): Promise<Replayed> {
  const replayed: Replayed = { taken: [], told: [] };
  const left = [...schedule];
  let state = start;
  try {
    for (let possible = moves(setup, state); possible.length > 0; possible = moves(setup, state)) {
      const wanted = left.length > 0 ? left.shift() : (possible.find(({ how }) => how === 'step') ?? possible[0]!);
      const move = possible.find((each) => isDeepStrictEqual(each, wanted));
      if (!move) continue;
      replayed.taken.push(move);
      const at = replayed.told.push(inWords(setup, state, move)) - 1;
      const next = await go(setup, state, move);
      replayed.told[at] += ended(state, next, move);
      checks.onStep(state, move, next);
      checks.always(next);
      state = next;
    }
    await checks.atEnd(state);
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    replayed.violation = error;
  }
  return replayed;
}

/** Leaves out whatever is not needed to make it go wrong. */
export async function shortest(setup: Setup, start: State, checks: Checks, schedule: Move[]): Promise<Replayed> {
  let best = await replay(setup, start, checks, schedule);
  for (let size = Math.ceil(best.taken.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.taken.length; ) {
      const shorter = await replay(setup, start, checks, best.taken.toSpliced(at, size));
      if (shorter.violation && shorter.taken.length < best.taken.length) best = shorter;
      else at += size;
    }
  }
  return best;
}

function inWords(setup: Setup, { players, now }: State, move: Move): string {
  if (!('who' in move)) {
    return move.how === 'nap'
      ? `time passes, from ${now}`
      : move.how === 'notice'
        ? 'an event is sent'
        : 'the original changes';
  }
  const player = players[move.who]!;
  const { port, method, args } = player.moment.at as Op;
  const about = args.map((arg) =>
    arg instanceof Uint8Array ? Buffer.from(arg).toString().slice(0, 60) : JSON.stringify(arg),
  );
  const how = move.how === 'step' ? '' : `${move.how}: `;
  return `${move.who} ${setup.cast[player.role]?.role.name}: ${how}${port}.${method}(${about.join(', ').slice(0, 160)})`;
}

function ended({ players }: State, next: State, move: Move): string {
  if (!('who' in move)) return '';
  const [before, after] = [players[move.who]!, next.players[move.who]!];
  return after.fate === 'ended' || (after.moment === after.root && before.moment !== before.root) ? ' and ends' : '';
}
