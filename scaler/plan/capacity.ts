/** How much work the converters that are there will have done by a time, in converter seconds. */
import type { ConverterStatus } from '../../core/converterStatus.ts';
import type { WorkByClass } from '../../core/workClass.ts';
import { expectedSeconds } from './learn.ts';
import type { Place } from './places.ts';

/** Until it has worked for longer than that, a stranger counts as one of ours. */
const UNPROVEN_SECONDS = 10;

/** By `seconds` from now. */
export type Capacity = (seconds: number) => number;

/** `others` are converters at work that we have not started: they take from the same queues. */
export function capacityOf(
  places: Place[],
  others: ConverterStatus[],
  now: number,
  startUp: number,
  learned: WorkByClass,
): Capacity {
  const rate = others.reduce((sum, other) => sum + rateOf(other, learned), 0);
  const waits = places.flatMap((place) => {
    if (place.state === 'working') return [0];
    return place.state === 'starting' ? [startUpLeft(place, now, startUp)] : [];
  });
  return (seconds) => waits.reduce((sum, wait) => sum + Math.max(0, seconds - wait), rate * seconds);
}

/** What has taken longer than usual will take as long again, for all we know. */
function startUpLeft({ life, slot }: Place, now: number, startUp: number): number {
  const startedAt = life?.startedAt ?? slot?.startedAt;
  return startedAt === undefined ? startUp : Math.abs(startUp - (now - Date.parse(startedAt)) / 1000);
}

/** What one of ours would have taken for its work, by what it took: a small machine counts as less than one. */
function rateOf({ work }: ConverterStatus, learned: WorkByClass): number {
  const classes = Object.entries(work);
  const busy = classes.reduce((sum, [, { seconds }]) => sum + seconds, 0);
  const worth = classes.reduce((sum, [workClass, { jobs }]) => sum + jobs * expectedSeconds(workClass, learned), 0);
  return (worth + UNPROVEN_SECONDS) / (busy + UNPROVEN_SECONDS);
}
