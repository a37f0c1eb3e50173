/** What became of a person's wishes: granted ones are kept, refused ones are not there, others are there whole or not at all. */
import { isDeepStrictEqual } from 'node:util';
import type { UserWishes } from '../../../core/record.ts';
import type { Wish } from '../../../library/act.ts';
import type { Player, Setup } from '../engine/state.ts';
import { Violation } from '../engine/violation.ts';
import type { World } from '../world/world.ts';
import { recordOf } from './facts.ts';

/** The part of `user` that a wish is about. */
const PARTS = {
  trash: 'trashed',
  restore: 'trashed',
  favorite: 'favorite',
  unfavorite: 'favorite',
  turn: 'turn',
  rate: 'rating',
  keep: 'kept',
} as const satisfies Record<string, keyof UserWishes>;

interface Heard {
  part: (typeof PARTS)[keyof typeof PARTS];
  heard: 'granted' | 'refused' | 'nothing';
  /** What the part was to be; of a wish that was not answered, as far as it is known. */
  meant: unknown;
}

/** With everything that belongs to it. */
const WHOLE = Symbol('whole');

export function wishesMustHold(
  setup: Setup,
  players: readonly Player[],
  before: World,
  after: World,
  name: string,
): void {
  const [was, user] = [before, after].map((world): UserWishes => recordOf(world, name)?.user ?? {}) as [
    UserWishes,
    UserWishes,
  ];
  const all = players.flatMap((player) => heardOf(setup, player, name));
  for (const part of new Set(Object.values(PARTS))) {
    const wishes = all.filter((each) => each.part === part && each.heard !== 'refused');
    const fits = ({ heard, meant }: Heard) =>
      heard === 'granted' ? isDeepStrictEqual(user[part], meant) : alike(user[part], meant);
    const dropped =
      part === 'trashed' && user.trashed === undefined && setup.changes.some((change) => 'remove' in change);
    const untouched = isDeepStrictEqual(user[part], was[part]) && !wishes.some((wish) => wish.heard === 'granted');
    if (dropped || untouched || (part === 'kept' ? grew(was, user, wishes) : wishes.some(fits))) continue;
    throw new Violation(`The wishes over ${part} of ${name} came to ${JSON.stringify(user)}: ${JSON.stringify(all)}`);
  }
}

/** Groups are added, one beside the other: all that were granted are there, and none that nobody wished. */
function grew(was: UserWishes, { kept = [] }: UserWishes, wishes: Heard[]): boolean {
  const granted = wishes.filter(({ heard }) => heard === 'granted').flatMap(({ meant }) => meant);
  const wished = [...(was.kept ?? []), ...wishes.flatMap(({ meant }) => meant)];
  return granted.every((group) => kept.includes(group as string)) && kept.every((group) => wished.includes(group));
}

function heardOf(setup: Setup, { role, fate, said }: Player, name: string): Heard[] {
  const { wish, of } = setup.cast[role]!.role;
  if (!wish || of !== name) return [];
  const part = PARTS[wish.op];
  if (said.startsWith('granted ')) {
    return [{ part, heard: 'granted', meant: (JSON.parse(said.slice(8)) as UserWishes)[part] }];
  }
  // A refusal leaves open whether the wish was written all the same, once answers may go astray.
  const refused = fate === 'on' || ((said === 'missing' || said === 'late') && setup.mishaps === 0);
  return [{ part, heard: refused ? 'refused' : 'nothing', meant: meantBy(wish) }];
}

function meantBy(wish: Wish): unknown {
  switch (wish.op) {
    case 'trash':
    case 'turn':
      return WHOLE;
    case 'favorite':
      return true;
    case 'rate':
      return wish.to;
    case 'keep':
      return [wish.group];
    default:
      return undefined;
  }
}

/** Said of one content, at one time, of one version: a wish is never there by half. */
function alike(found: unknown, meant: unknown): boolean {
  if (meant !== WHOLE) return found === meant;
  const said = found as { sha256?: string; at?: string; etag?: string; to?: number } | undefined;
  return said?.sha256 !== undefined && ((said.at !== undefined && said.etag !== undefined) || said.to !== undefined);
}
