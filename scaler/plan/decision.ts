/** A decision in words and in numbers. */
import type { Observation, Plan, Policy } from '../observation.ts';
import type { Need } from './need.ts';
import type { Past } from './past.ts';
import type { Place } from './places.ts';

export interface Figures extends Record<string, number> {
  depth: number;
  waiting: number;
  held: number;
  workSeconds: number;
  /** How long ago the oldest that waits was sent. */
  oldestSeconds: number;
  working: number;
  starting: number;
  silent: number;
  others: number;
  startUpSeconds: number;
  /** What those that are there could do in the target's time. */
  capacitySeconds: number;
  /** How many more there should be. */
  more: number;
  spentSeconds: number;
  failures: number;
}

export function figuresOf({ now, queues }: Observation, past: Past, need: Need, policy: Policy): Figures {
  const { places, startUpSeconds, state } = past;
  const { work, held, others, capacity, more } = need;
  const count = (...states: Place['state'][]) => places.filter(({ state }) => states.includes(state)).length;
  return {
    depth: queues.reduce((sum, { depth }) => sum + depth, 0),
    waiting: work.waiting,
    held,
    workSeconds: work.seconds,
    oldestSeconds: (now - (work.due[0]?.sentAt ?? now)) / 1000,
    working: count('working'),
    starting: count('starting'),
    silent: count('silent', 'leaving'),
    others: others.length,
    startUpSeconds,
    capacitySeconds: capacity(policy.targetSeconds),
    more,
    spentSeconds: state.spent.seconds,
    failures: state.failures.length,
  };
}

/** `412 waiting, 3 held: 350 s of work; 1 works, 1 starts; 2 more should: starting ironviper-02, ironviper-03.` */
export function decisionText(
  { waiting, held, workSeconds, working, starting, silent, others, more }: Figures,
  { starts, removals, why }: Pick<Plan, 'starts' | 'removals'> & { why: string },
): string {
  const removed = removals.map(({ slot }) => slot.name);
  const fleet = [
    `${working} ${working === 1 ? 'works' : 'work'}`,
    starting > 0 && `${starting} ${starting === 1 ? 'starts' : 'start'}`,
    silent > 0 && `${silent} silent`,
    others > 0 && `${others} beside the fleet`,
  ];
  const said = [
    `${waiting} waiting, ${held} held: ${Math.round(workSeconds)} s of work`,
    fleet.filter(Boolean).join(', '),
    more === 0 ? 'that is enough' : `${more} more should${starts.length > 0 ? `: starting ${starts.join(', ')}` : ''}`,
    removed.length > 0 && `clearing away ${removed.join(', ')}`,
  ];
  return `${said.filter(Boolean).join('; ')}.${why && ` ${why}`}`;
}
