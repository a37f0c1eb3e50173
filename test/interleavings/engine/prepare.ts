/** The first state of a set-up: what was given is done and settled, and every actor stands at its beginning. */
import { person } from '../actors/roles.ts';
import { calmDay } from '../truth/calm.ts';
import { EMPTY_WORLD } from '../world/world.ts';
import { alone } from './alone.ts';
import { beginning } from './moment.ts';
import { changeOps, noticeOf, noticeOp } from './nature.ts';
import { NEVER, type Player, type Setup, type State } from './state.ts';

/** No test looks at the wall clock. */
const FIRST_DAY = Date.UTC(2026, 4, 1);

export async function prepare(setup: Setup): Promise<State> {
  const day = alone(EMPTY_WORLD, FIRST_DAY, setup.compared);
  for (const change of setup.given) {
    for (const op of changeOps(change)) day.take(op);
    day.take(noticeOp(noticeOf(change)));
    await calmDay(day);
  }
  for (const wish of setup.granted) {
    await day.run(person(wish, setup.given[0]?.name ?? '').program);
    await calmDay(day);
  }
  await day.run(setup.damage);
  const players = await playersOf(setup);
  const nothing = { changed: 0, owed: [], napped: 0, crashed: 0, mishaps: 0 };
  return { world: day.world(), now: day.now(), players, ...nothing };
}

/** Actors of one role have one beginning, so that it is all the same which of them does what. */
async function playersOf({ cast, pageSize }: Setup): Promise<Player[]> {
  const players: Player[] = [];
  for (const { role, rounds } of cast) {
    const number = cast.findIndex((other) => other.role === role);
    const root = players.find((other) => other.role === number)?.root ?? (await beginning(role.program, pageSize));
    const nothing = { said: '', dueAt: NEVER, readAt: 0, wroteLate: false };
    players.push({ role: number, root, moment: root, rounds, fate: 'on', ...nothing });
  }
  return players;
}
