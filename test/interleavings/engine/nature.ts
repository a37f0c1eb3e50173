/** What befalls an original from outside: it changes, and some time later an event says to look at it. */
import { type Look, lookText } from '../../../core/event.ts';
import { plainText } from '../world/ports.ts';
import { type Op, turns, type World } from '../world/world.ts';
import type { Change, Setup, State } from './state.ts';

export function change(setup: Setup, state: State): State {
  const made = setup.changes[state.changed]!;
  const owed = Array.from({ length: setup.notices }, () => noticeOf(made));
  const ops = changeOps(made);
  const world = ops.reduce((before, op) => befallen(setup, state, before, op), state.world);
  return { ...state, world, changed: state.changed + 1, owed: [...state.owed, ...owed] };
}

export function notify(setup: Setup, state: State): State {
  const [first, ...owed] = state.owed;
  return first ? { ...state, owed, world: befallen(setup, state, state.world, noticeOp(first)) } : state;
}

/** Which event it was makes no difference: it says, look at this name. */
export function noticeOp(look: Look): Op {
  return { port: 'jobs', method: 'send', args: [plainText(lookText(look))] };
}

export function noticeOf(change: Change): Look {
  return { name: change.name, ...('reconvert' in change && { force: true }) };
}

/** None where only the event comes: somebody would have it converted again. */
export function changeOps(change: Change): Op[] {
  if ('reconvert' in change) return [];
  if ('remove' in change) return [{ port: 'originals', method: 'remove', args: [change.name] }];
  const { name, put, metadata = {} } = change;
  return [{ port: 'originals', method: 'put', args: [name, put, { contentType: 'image/jpeg', metadata }] }];
}

function befallen(setup: Setup, { now }: State, world: World, op: Op): World {
  return turns(world, op, now, setup.compared)[0]![0];
}
