/** What has happened since the last round: the fleet as it is now, and what is to be remembered of it. */
import type { ScalerState } from '../../core/scalerState.ts';
import type { Observation, Policy } from '../observation.ts';
import { backlogAfter } from './backlog.ts';
import { spentAfter } from './budget.ts';
import { failingAfter } from './failures.ts';
import { learnedAfter, startUpAfter, startUpExpected } from './learn.ts';
import { followLives } from './lives.ts';
import { type Place, placesOf } from './places.ts';
import { stuckReason } from './sweep.ts';

export interface Past {
  places: Place[];
  /** Living slots that have to be cleared away, each with the reason. */
  stuck: ReadonlyMap<string, string>;
  startUpSeconds: number;
  state: Omit<ScalerState, 'decision' | 'trouble'>;
}

export function pastOf(observation: Observation, policy: Policy): Past {
  const { now, known, queues } = observation;
  const expected = startUpExpected(observation, policy);
  const places = placesOf(observation, policy, expected);
  const stuck = reasons(places, (place) => stuckReason(place, now, expected));
  const { lives, startUps, ...ends } = followLives(
    places,
    stuck,
    { oldest: oldestOf(queues), idleSeconds: policy.idleSeconds },
    now,
  );
  const startUpSeconds = startUpAfter(expected, startUps);
  const busy = Object.entries(known?.busy ?? {}).filter(([, until]) => Date.parse(until) > now);
  const state = {
    at: new Date(now).toISOString(),
    lives,
    ...failingAfter(known ?? { failures: [] }, ends, now),
    ...(known?.backOff && { backOff: known.backOff }),
    busy: Object.fromEntries(busy),
    ...(known?.takesLater !== undefined && { takesLater: known.takesLater }),
    queues: queues.map((queue, i) => backlogAfter(known?.queues[i], queue, now)),
    work: learnedAfter(known?.work ?? {}, places),
    ...((known?.startUpSeconds !== undefined || startUps.length > 0) && { startUpSeconds }),
    spent: spentAfter(known, places, now),
  };
  return { places, stuck, startUpSeconds, state };
}

function oldestOf(queues: Observation['queues']): number | undefined {
  const all = queues.flatMap(({ peeked }) => peeked.map(({ sentAt }) => sentAt));
  return all.length > 0 ? Math.min(...all) : undefined;
}

/** Those of the slots for which there is one. */
export function reasons(places: Place[], reasonOf: (place: Place) => string): Map<string, string> {
  return new Map(places.map((place) => [place.name, reasonOf(place)] as const).filter(([, reason]) => reason !== ''));
}
