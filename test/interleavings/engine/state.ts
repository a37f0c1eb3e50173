/** One moment of everything: the storage, every actor, what has happened to the original, and what is left of bad luck. */
import type { Look } from '../../../core/event.ts';
import type { Wish } from '../../../library/act.ts';
import type { Role } from '../actors/roles.ts';
import { numberOf } from '../world/part.ts';
import { type Compared, partKeys, type World } from '../world/world.ts';
import type { Moment, Program } from './moment.ts';

/** What people do to an original, each with the event that Event Grid sends some time later. */
export type Change = { name: string } & (
  | { put: Buffer; metadata?: Record<string, string> }
  | { remove: true }
  | { reconvert: true }
);

export interface Setup {
  name: string;
  /** Done and settled before anything else begins. */
  given: Change[];
  /** Wishes that were granted then. */
  granted: Wish[];
  /** What was done to the index since, by nobody who keeps to the protocol. */
  damage: Program;
  changes: Change[];
  /** How often Event Grid sends each event. */
  notices: 1 | 2;
  /** How many messages a converter may take is its number of rounds. */
  cast: { role: Role; rounds: number }[];
  /** Milliseconds that pass, in this order, each at any moment. */
  naps: number[];
  /** How many actors may vanish. */
  crashes: number;
  /** How often a call is refused, is made twice, or is made and not answered. */
  mishaps: number;
  pageSize: number;
  compared: Compared;
}

export interface State {
  now: number;
  world: World;
  players: readonly Player[];
  changed: number;
  /** Events that were not sent yet. */
  owed: readonly Look[];
  napped: number;
  crashed: number;
  mishaps: number;
}

export interface Player {
  role: number;
  /** Where it begins, again after each round. */
  root: Moment;
  moment: Moment;
  rounds: number;
  fate: 'on' | 'ended' | 'crashed';
  said: string;
  /** When its message comes out for others. */
  dueAt: number;
  /** When it last read the record: a person's wish is granted by the hour it was then. */
  readAt: number;
  /** It slept, and then wrote a record or a row when its message was out: until its second look, only it knows. */
  wroteLate: boolean;
}

/** Until it has come to its end, the index may be anything: what is damaged, and what it wrote and has yet to look at. */
export function isRebuilding({ cast }: Setup, { players }: State): boolean {
  return players.some(({ role, fate }) => cast[role]?.role.kind === 'rebuilder' && fate !== 'ended');
}

export const NEVER = Number.POSITIVE_INFINITY;

export function isLate(player: Player, now: number): boolean {
  return player.fate === 'on' && player.moment !== player.root && player.dueAt <= now;
}

/**
 * Two states with one key have the same future: what actors will do follows from where they are. 53 bits, so that a
 * million states fit; that any two of a million meet by chance happens once in 20,000 runs.
 */
export function stateKey({ now, world, players, changed, owed, napped, crashed, mishaps }: State): number {
  const cast = players.map(playerKey).sort((a, b) => a - b);
  const numbers = [
    now / 1000,
    changed,
    numberOf(JSON.stringify(owed)),
    napped,
    crashed,
    mishaps,
    ...partKeys(world),
    ...cast,
  ];
  return mixed(numbers);
}

function playerKey({ role, moment, rounds, fate, said, dueAt, readAt, wroteLate }: Player): number {
  if (fate !== 'on') return mixed([role, numberOf(fate), numberOf(said)]);
  const due = dueAt === NEVER ? 0 : dueAt / 1000;
  return mixed([role, moment.id, rounds, due, readAt < dueAt ? 0 : 1, wroteLate ? 1 : 0]);
}

function mixed(numbers: number[]): number {
  let [a, b] = [0x9e3779b9, 0x85ebca6b];
  for (const number of numbers) {
    a = Math.imul(a ^ number, 0xcc9e2d51);
    a ^= a >>> 15;
    b = Math.imul(b ^ (number + 0x27d4eb2f), 0x1b873593);
    b = (b ^ (b >>> 13)) + a;
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b);
  b = Math.imul(b ^ (b >>> 15), 0xc2b2ae35);
  return ((a ^ (a >>> 13)) >>> 0) * 2 ** 21 + ((b ^ (b >>> 16)) >>> 11);
}
