/** Small set-ups drawn by a seed, small enough that most can be gone through in every order. */
import type { Wish } from '../../../library/act.ts';
import { DAMAGES } from '../actors/damages.ts';
import type { Setup } from '../engine/state.ts';
import * as given from '../setups.ts';

const WISHES: Wish[] = [
  { op: 'trash' },
  { op: 'restore' },
  { op: 'favorite' },
  { op: 'turn', to: 90 },
  { op: 'rate', to: 1 },
];
const NAPS = [given.PAST_DEADLINE, given.PAST_HIDING, given.PAST_HOLD];

export function smaller(seed: number, random: () => number): Setup {
  const below = (count: number) => Math.floor(random() * count);
  const oneOf = <T>(list: T[]) => list[below(list.length)]!;
  const changes = oneOf(Object.entries(given.CHANGES));
  const others = oneOf([
    given.converters(2),
    given.converters(1),
    given.newer(1),
    given.newer(2),
    given.people(oneOf(WISHES)),
    given.compactions(2),
    [...given.compactions(1), ...given.people(oneOf(WISHES))],
    given.rebuilds(1),
    given.rebuilds(2),
  ]);
  const isRebuilt = others.some(({ role }) => role.kind === 'rebuilder');
  const luck = oneOf([
    { crashes: 2 },
    { crashes: 1, naps: [oneOf(NAPS)] },
    { crashes: 1, mishaps: 1 },
    { naps: [oneOf(NAPS), oneOf(NAPS)] },
    { mishaps: 1, naps: [oneOf(NAPS)] },
  ]);
  const parts = { ...changes[1], ...luck, notices: oneOf([1, 2] as const), cast: [...given.converters(2), ...others] };
  const damage = isRebuilt ? { damage: oneOf(Object.values(DAMAGES)) } : {};
  const granted = random() < 0.3 ? [oneOf(WISHES)] : [];
  return given.setUp(`seed ${seed}: ${changes[0]}`, { ...parts, ...damage, granted });
}
