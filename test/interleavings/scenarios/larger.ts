/** Set-ups too large to go through: more actors, more changes, more bad luck, drawn by a seed. */
import type { Wish } from '../../../library/act.ts';
import { DAMAGES } from '../actors/damages.ts';
import type { Change, Setup } from '../engine/state.ts';
import * as given from '../setups.ts';

const CONTENTS = [given.first, given.second, given.undated, given.broken, given.text];
const WISHES: Wish[] = [
  { op: 'trash' },
  { op: 'restore' },
  { op: 'favorite' },
  { op: 'unfavorite' },
  { op: 'turn', to: 90 },
  { op: 'turn', to: 0 },
  { op: 'rate', to: 5 },
];
const NAPS = [given.PAST_DEADLINE, given.PAST_HIDING, given.PAST_HOLD, given.A_DAY];

export function larger(seed: number, random: () => number): Setup {
  const below = (count: number) => Math.floor(random() * count);
  const oneOf = <T>(list: T[]) => list[below(list.length)]!;
  const some = <T>(most: number, make: () => T) => Array.from({ length: below(most + 1) }, make);
  const change = (): Change => {
    if (random() < 0.25) return given.removal;
    return random() < 0.1 ? given.reconversion : given.put(oneOf(CONTENTS), oneOf([given.JANUARY, given.JUNE]));
  };

  const rebuilds = random() < 0.2 ? given.rebuilds(1 + below(2)) : [];

  return given.setUp(`seed ${seed}`, {
    given: some(2, change),
    granted: some(1, () => oneOf(WISHES)),
    ...(rebuilds.length > 0 && { damage: oneOf(Object.values(DAMAGES)) }),
    changes: [change(), ...some(3, change)],
    notices: oneOf([1, 2]),
    cast: [
      ...given.converters(3, ...some(2, () => 1 + below(3))),
      ...given.newer(...some(2, () => 1 + below(3))),
      ...given.people(...some(2, () => oneOf(WISHES))),
      ...given.compactions(...some(2, () => 1 + below(2))),
      ...(random() < 0.2 ? [given.aSweep] : []),
      ...rebuilds,
    ],
    naps: some(3, () => oneOf(NAPS)),
    crashes: below(3),
    mishaps: below(3),
    pageSize: oneOf([1, 100]),
    compared: 'everywhere',
  });
}
