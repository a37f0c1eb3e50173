/** What our scaler is held to. */
import { type Contest, isNamed } from './contest.ts';

export interface Bar {
  what: string;
  found: number;
  most: number;
  /** Of many runs, which one counts. */
  by: 'median' | 'worst';
}

const MOST_COST = 1.15;
/** Of the deadline. */
const LATE = 1.1;
const MOST_MAKESPAN = 1.05;
const TWO_ROUNDS_SECONDS = 30;

/** On a burst: against the optimum and the rules that meet the deadline too. */
export function burstBars({ optimum, ours, rivals, setup }: Contest): Bar[] {
  if (!optimum.meets) {
    return [bar('makespan, of the optimum’s', ours.makespan / optimum.makespan, MOST_MAKESPAN, 'worst')];
  }
  const inTime = rivals.filter((rival) => isNamed(rival) && rival.worst <= setup.targetSeconds);
  return [
    bar('cost, of the optimum’s', ours.usd / optimum.usd, MOST_COST, 'median'),
    ...inTime.map(({ usd }) => bar('cost, of any KEDA rule’s or LCP’s in time', ours.usd / usd, 1, 'worst')),
    bar('last message done, of the deadline', ours.worst / setup.targetSeconds, LATE, 'worst'),
  ];
}

/** On any trace. */
export function anyBars({ ours, setup }: Pick<Contest, 'ours' | 'setup'>): Bar[] {
  return [
    bar('converters at once, of the maximum', ours.mostAtOnce / setup.most, 1, 'worst'),
    bar('seconds from the last job to no converter', ours.lingered, setup.idleSeconds + TWO_ROUNDS_SECONDS, 'worst'),
  ];
}

function bar(what: string, found: number, most: number, by: Bar['by']): Bar {
  return { what, found, most, by };
}
