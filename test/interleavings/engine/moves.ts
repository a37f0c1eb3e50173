/** What may happen next, and what comes of it. */

import { MANIFEST_NAME } from '../../../core/names.ts';
import { OutageError } from '../../../core/outage.ts';
import { NOTHING_TO_DO, type Role } from '../actors/roles.ts';
import type { Answer } from '../world/part.ts';
import type { Waiting } from '../world/queuePart.ts';
import { type Op, turns, type World } from '../world/world.ts';
import type { Moment } from './moment.ts';
import { change, notify } from './nature.ts';
import { isLate, NEVER, type Player, type Setup, type State } from './state.ts';
import { Violation } from './violation.ts';

/** `which` of the answers the service is free to give. */
export type Move =
  | { how: 'step' | 'refused' | 'twice' | 'unanswered'; who: number; which: number }
  | { how: 'crash'; who: number }
  | { how: 'change' | 'notice' | 'nap' };

export function moves(setup: Setup, state: State): Move[] {
  const all = setup.compared === 'everywhere';
  const unseen = all ? -1 : state.players.findIndex((player) => isUnseen(setup, player));
  if (unseen >= 0) return movesOf(setup, state, unseen);
  const possible: Move[] = [];
  if (state.changed < setup.changes.length) possible.push({ how: 'change' });
  if (state.owed.length > 0) possible.push({ how: 'notice' });
  for (const who of state.players.keys()) possible.push(...movesOf(setup, state, who));
  // Time passes only while there is somebody for whom it matters.
  if (state.napped < setup.naps.length && possible.length > 0) possible.push({ how: 'nap' });
  return possible;
}

/**
 * A step that is the same to all others now or later is taken now, alone: a published file or a preview, which nobody
 * reads before its name is told and which never changes then; and a lease that nobody else is after.
 */
function isUnseen({ cast }: Setup, { fate, moment }: Player): boolean {
  if (fate !== 'on') return false;
  const { port, method, args } = moment.at as Op;
  if (port === 'leases') return cast.filter(({ role }) => PUBLISHING.has(role.kind)).length === 1;
  if (method !== 'put' && method !== 'read') return false;
  return (port === 'previews' && args[0] !== MANIFEST_NAME) || (port === 'records' && isColumns(args[0]));
}

const PUBLISHING = new Set(['publisher', 'rebuilder']);

function movesOf(setup: Setup, state: State, who: number): Move[] {
  const player = state.players[who]!;
  if (player.fate !== 'on' || isIdle(player, state)) return [];
  const op = opOf(player);
  const possible: Move[] = turns(state.world, op, state.now, setup.compared).map((_, which) => ({
    how: 'step',
    who,
    which,
  }));
  // Late, and with something written that only it knows to be stale: the known residue, which is left to doctor.
  if (player.wroteLate) return possible;
  if (state.mishaps < setup.mishaps) possible.push(...mishaps(op, who, isLate(player, state.now)));
  if (state.crashed < setup.crashes && player.moment !== player.root) possible.push({ how: 'crash', who });
  return possible;
}

/** A late actor's write that nobody answered would be the known residue too. */
function mishaps(op: Op, who: number, late: boolean): Move[] {
  const refused: Move = { how: 'refused', who, which: 0 };
  if (!CHANGING.has(op.method)) return [refused];
  const twice: Move = { how: 'twice', who, which: 0 };
  return late && tells(op) ? [refused, twice] : [refused, twice, { how: 'unanswered', who, which: 0 }];
}

/** Writes a record or a row. */
function tells({ port, method, args }: Op): boolean {
  if (port === 'records') return method === 'put' && !isColumns(args[0]);
  return port === 'files' && (method === 'put' || method === 'putAll' || method === 'remove');
}

function isColumns(name: unknown): boolean {
  return String(name).startsWith('columns/');
}

const CHANGING = new Set(['put', 'putAll', 'remove', 'send', 'receive', 'update', 'acquire', 'renew', 'release']);

export function go(setup: Setup, state: State, move: Move): State | Promise<State> {
  switch (move.how) {
    case 'nap':
      return { ...state, now: state.now + (setup.naps[state.napped] ?? 0), napped: state.napped + 1 };
    case 'notice':
      return notify(setup, state);
    case 'change':
      return change(setup, state);
    case 'crash':
      return withPlayer({ ...state, crashed: state.crashed + 1 }, move.who, vanished(setup, state.players[move.who]!));
    default:
      return step(setup, state, move);
  }
}

function vanished({ cast }: Setup, { role, root }: Player): Partial<Player> {
  return isRepeated(cast[role]!.role) ? { moment: root } : { fate: 'crashed', said: 'nothing' };
}

/** A person who runs a rebuild runs it again until it has come to its end. */
function isRepeated({ kind }: Role): boolean {
  return kind === 'rebuilder';
}

/** Waits for a message, which is no step. */
function isIdle({ moment, root, rounds }: Player, { world, now }: State): boolean {
  if (moment !== root || (moment.at as Op).method !== 'receive') return false;
  const isVisible = (message: Waiting) => message.visibleAt <= now;
  return rounds === 0 || !(world.jobs.messages.some(isVisible) || world.later.messages.some(isVisible));
}

function opOf({ moment }: Player): Op {
  return moment.at as Op;
}

function done(world: World, op: Op, now: number, setup: Setup): World {
  return turns(world, op, now, setup.compared)[0]![0];
}

const OUTAGE: Answer = { key: 'outage', error: new OutageError('storage', 'The storage did not answer.') };

function step(setup: Setup, state: State, { how, who, which }: Move & { who: number; which: number }) {
  const player = state.players[who]!;
  const op = opOf(player);
  const mishaps = state.mishaps + (how === 'step' ? 0 : 1);
  if (how === 'refused') return stand(setup, { ...state, mishaps }, who, player, OUTAGE);

  const before = how === 'twice' ? done(state.world, op, state.now, setup) : state.world;
  const [world, answer] = turns(before, op, state.now, setup.compared)[which]!;
  const next = { ...player, ...duty(setup, player, op, answer, state.now) };
  return stand(setup, { ...state, world, mishaps }, who, next, how === 'unanswered' ? OUTAGE : answer);
}

/** Whose message is hidden until when, and who writes though his has come out. */
function duty(setup: Setup, player: Player, op: Op, { value }: Answer, now: number): Partial<Player> {
  const [, second] = op.args;
  const wishes = setup.cast[player.role]?.role.kind === 'person';
  if (op.method === 'receive' && (value as unknown[]).length > 0) return { dueAt: now + (second as number) * 1000 };
  const hidden = (second as { hiddenSeconds?: number } | undefined)?.hiddenSeconds;
  if (op.method === 'send' && wishes && hidden) return { dueAt: now + hidden * 1000 };
  if (op.port === 'records' && op.method === 'read') return { readAt: now };
  // A converter finds out through renewals, which in here never come; a wish looks at the clock before it is written.
  const slept = op.port === 'files' || !wishes || player.readAt < player.dueAt;
  return tells(op) && isLate(player, now) && slept ? { wroteLate: true } : {};
}

function stand(setup: Setup, state: State, who: number, player: Player, answer: Answer): State | Promise<State> {
  const reached = player.moment.after(answer, state.now);
  const arrive = (moment: Moment) => withPlayer(state, who, { ...player, ...arrived(setup, player, moment) });
  return reached instanceof Promise ? reached.then(arrive) : arrive(reached);
}

function arrived(setup: Setup, { role, root, rounds }: Player, moment: Moment): Partial<Player> {
  if ('method' in moment.at) return { moment };
  const { said, error } = moment.at;
  const { role: is } = setup.cast[role]!;
  const { kind, name } = is;
  if (error && !(error instanceof OutageError)) throw new Violation(`The ${name} ended in an error.`, { cause: error });
  const left = said === NOTHING_TO_DO || (error && isRepeated(is)) ? rounds : rounds - 1;
  const over = { rounds: left, dueAt: NEVER, readAt: 0, wroteLate: false };
  if (left > 0) return { ...over, moment: root };
  return { ...over, moment, fate: 'ended', said: kind === 'person' ? said : '' };
}

function withPlayer(state: State, who: number, change: Partial<Player>): State {
  return { ...state, players: state.players.map((player, i) => (i === who ? { ...player, ...change } : player)) };
}
