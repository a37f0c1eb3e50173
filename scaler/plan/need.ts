/** What it takes to have all done in time: the work, who is there to do it, and how many more there should be. */
import type { ConverterStatus } from '../../core/converterStatus.ts';
import type { Observation, Policy } from '../observation.ts';
import { type Capacity, capacityOf } from './capacity.ts';
import { expectedSeconds } from './learn.ts';
import type { Past } from './past.ts';
import { moreWanted } from './wanted.ts';
import { type Work, workOf } from './work.ts';

export interface Need {
  work: Work;
  /** Jobs that converters have in hand. */
  held: number;
  /** Converters at work that are none of ours: they take from the same queues. */
  others: ConverterStatus[];
  capacity: Capacity;
  /** Converters that should be started. */
  more: number;
}

export function needOf({ now, queues, converters }: Observation, past: Past, policy: Policy): Need {
  const { places, stuck, startUpSeconds, state } = past;
  const ours = new Set(places.map(({ name }) => name));
  const others = converters.filter(({ name, silent, outage }) => !ours.has(name) && !silent && !outage);
  const working = places.flatMap(({ state, beat }) => (state === 'working' && beat ? [beat] : []));
  const held = [...working, ...others].reduce((sum, { inHand }) => sum + inHand, 0);
  const work = workOf(queues, state.queues, held, (workClass) => expectedSeconds(workClass, state.work));
  const able = places.filter(({ name }) => !stuck.has(name));
  // Who has handed a file on to `jobs-later` is no help with it.
  const isLater = queues.slice(1).some(({ peeked }) => peeked.length > 0);
  const helpers = others.filter(({ takesLater }) => takesLater || !isLater);
  const capacity = capacityOf(able, helpers, now, startUpSeconds, state.work);
  return { work, held, others, capacity, more: moreWanted(work.due, capacity, startUpSeconds, now, policy) };
}
