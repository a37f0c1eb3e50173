/** Goes through a set-up with all checks, in every order or in one; what goes wrong is told by the shortest way to it. */
import { always } from '../truth/always.ts';
import { atEnd } from '../truth/final.ts';
import { onStep } from '../truth/onStep.ts';
import { type Checks, type Explored, explore } from './explore.ts';
import type { Move } from './moves.ts';
import { prepare } from './prepare.ts';
import { shortest } from './replay.ts';
import type { Setup, State } from './state.ts';
import { walk } from './walk.ts';

export interface Told {
  story?: string;
}

export async function everyOrder(setup: Setup, mostStates: number): Promise<Explored & Told> {
  const start = await prepare(setup);
  const checks = checksOf(setup, start);
  const explored = await explore(setup, start, checks, mostStates);
  const { broken } = explored;
  return broken ? { ...explored, story: await story(setup, start, checks, broken.schedule) } : explored;
}

export async function oneOrder(setup: Setup, random: () => number): Promise<{ steps: number } & Told> {
  const start = await prepare(setup);
  const checks = checksOf(setup, start);
  const { steps, broken } = await walk(setup, start, checks, random);
  return broken ? { steps, story: await story(setup, start, checks, broken.schedule) } : { steps };
}

function checksOf(setup: Setup, start: State): Checks {
  return {
    always: (state) => always(setup, state),
    onStep: (before, move, after) => onStep(setup, before, move, after),
    atEnd: atEnd(setup, start.world),
  };
}

async function story(setup: Setup, start: State, checks: Checks, schedule: Move[]): Promise<string> {
  const { told, violation } = await shortest(setup, start, checks, schedule);
  return [
    setup.name,
    ...told,
    violation?.message ?? 'This time it went well: an actor is no function of its answers.',
  ].join('\n');
}
