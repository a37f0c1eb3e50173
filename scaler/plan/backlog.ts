/** What is remembered of a queue from round to round, because one look at it does not show it: its mix, and its age. */
import type { Backlog } from '../../core/scalerState.ts';
import type { WorkClass } from '../../core/workClass.ts';
import type { QueueReading } from '../observation.ts';

/**
 * Each peek shows 32 messages at most, and what they tell of thousands is wrong by a tenth or more. The highest of many such
 * guesses would decide, since starts are not taken back: so they are averaged, over about so many messages.
 */
const REMEMBERED_MESSAGES = 160;
/** Lows that differ by less are one: there are never many of them. */
const GROWTH = 1.25;

export function backlogAfter(before: Backlog | undefined, { depth, peeked }: QueueReading, now: number): Backlog {
  if (depth === 0) return { depth, mix: {}, lows: [] };
  const lows = (before?.lows ?? []).filter((low) => low.depth < depth);
  const last = lows.at(-1);
  const isLow = !last || depth > GROWTH * last.depth;
  return {
    depth,
    // If nothing has left the queue, it is the same messages that are seen again.
    mix: before && before.depth === depth && hasAny(before.mix) ? before.mix : mixAfter(before?.mix ?? {}, peeked),
    lows: isLow ? [...lows, { at: new Date(now).toISOString(), depth }] : lows,
  };
}

function mixAfter(before: Backlog['mix'], peeked: QueueReading['peeked']): Backlog['mix'] {
  const all = Object.values(before).reduce((sum, count) => sum + count, 0);
  const kept = Math.min(1, REMEMBERED_MESSAGES / all);
  const mix = Object.fromEntries(Object.entries(before).map(([workClass, count]) => [workClass, kept * count]));
  for (const { workClass } of peeked) mix[workClass] = (mix[workClass] ?? 0) + 1;
  return mix;
}

/** Of one message that is not seen. */
export function meanSeconds({ mix }: Backlog, seconds: (workClass: WorkClass) => number): number {
  const classes = Object.entries(mix);
  const all = classes.reduce((sum, [, count]) => sum + count, 0);
  return classes.reduce((sum, [workClass, count]) => sum + (count / all) * seconds(workClass), 0);
}

function hasAny(mix: Backlog['mix']): boolean {
  return Object.keys(mix).length > 0;
}
