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
  const count = (state: Place['state']) => places.filter((place) => place.state === state).length;
  return {
    depth: queues.reduce((sum, { depth }) => sum + depth, 0),
    waiting: work.waiting,
    held,
    workSeconds: work.seconds,
    oldestSeconds: (now - (work.due[0]?.sentAt ?? now)) / 1000,
    working: count('working'),
    starting: count('starting'),
    silent: count('silent'),
    others: others.length,
    startUpSeconds,
    capacitySeconds: capacity(policy.targetSeconds),
    more,
    spentSeconds: state.spent.seconds,
    failures: state.failures.length,
  };
}

/** `412 waiting, 3 held: 350 s of work; 1 converter works, 1 starts; 2 more wanted: starting ironviper-02, ironviper-03.` */
export function decisionText(
  { depth, waiting, held, workSeconds, working, starting, silent, others, more }: Figures,
  { starts, removals, why }: Pick<Plan, 'starts' | 'removals'> & { why: string },
): string {
  const removed = removals.map(({ slot }) => slot.name);
  // What nobody at work has in hand, and yet can't be seen: it comes back by itself.
  const hidden = working + others === 0 ? depth - waiting - held : 0;
  const fleet = [
    working === 0 ? 'no converter works' : working === 1 ? '1 converter works' : `${working} converters work`,
    starting > 0 && `${starting} ${starting === 1 ? 'starts' : 'start'}`,
    silent > 0 && `${silent} silent`,
    others > 0 && `${others} beside the fleet`,
  ];
  const said = [
    `${waiting} waiting, ${held} held${hidden > 0 ? `, ${hidden} hidden` : ''}: ${Math.round(workSeconds)} s of work`,
    fleet.filter(Boolean).join(', '),
    more === 0 ? 'that is enough' : `${more} more wanted${starts.length > 0 ? `: starting ${starts.join(', ')}` : ''}`,
    removed.length > 0 && `clearing away ${removed.join(', ')}`,
  ];
  return `${said.filter(Boolean).join('; ')}.${why && ` ${why}`}`;
}
