/** The whole brain of the scaler, pure: what to start, what to clear away, and why, from all that is known in one round. */
import type { Observation, Plan, Policy } from './observation.ts';
import { decisionText, figuresOf } from './plan/decision.ts';
import { inOurTime } from './plan/inOurTime.ts';
import { lifeBegun } from './plan/lives.ts';
import { needOf } from './plan/need.ts';
import { type Past, pastOf, reasons } from './plan/past.ts';
import { isLiving } from './plan/places.ts';
import { restrain } from './plan/restraint.ts';
import { leftOverReason } from './plan/sweep.ts';

export function plan(seen: Observation, policy: Policy): Plan {
  const { now, known } = seen;
  const observation = { ...seen, known: known && inOurTime(known, now) };
  const past = pastOf(observation, policy);
  const need = needOf(observation, past, policy);
  const { starts, why, trouble } = restrain(past, need, policy, now);
  const removals = removalsOf(past, policy, now);
  const figures = figuresOf(observation, past, need, policy);
  const decision = decisionText(figures, { starts, removals, why });
  const begun = past.places
    .filter(({ name }) => starts.includes(name))
    .map((place) => [place.name, lifeBegun(place, now)]);
  return {
    starts,
    removals,
    decision,
    figures,
    trouble,
    idle: figures.depth === 0 && removals.length === 0 && !past.places.some(isLiving),
    state: { ...past.state, decision, trouble, lives: { ...past.state.lives, ...Object.fromEntries(begun) } },
  };
}

function removalsOf({ places, stuck }: Past, policy: Policy, now: number): Plan['removals'] {
  const why = new Map([...reasons(places, (place) => leftOverReason(place, now, policy)), ...stuck]);
  return places.flatMap(({ name, slot }) => (slot && why.has(name) ? [{ slot, why: why.get(name)! }] : []));
}
