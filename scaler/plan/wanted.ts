/** How many more converters it takes to have what waits done in time. */
import type { Policy } from '../observation.ts';
import type { Capacity } from './capacity.ts';
import type { Due } from './work.ts';

/** A start should be worth this many times what it costs beside its work: the time until it works, and that until it leaves. */
const USEFUL = 3;
/** The last one that it takes is put off until it needs so much of its time: by then, it is known better what there is to do. */
const PUT_OFF = 0.3;

/** `due` in order of time, `startUp` in seconds. */
export function moreWanted(due: Due[], capacity: Capacity, startUp: number, now: number, policy: Policy): number {
  const useful = usefulSeconds(startUp, policy);
  let work = 0;
  let most = 0;
  for (const { sentAt, seconds } of due) {
    work += seconds;
    const left = policy.targetSeconds - (now - sentAt) / 1000;
    const until = Math.max(left, startUp + useful);
    const more = (work - capacity(until)) / (until - startUp);
    const least = capacity(until) > 0 ? 0 : 1;
    most = Math.max(most, least, Math.ceil(left < until ? more : more - PUT_OFF));
  }
  return most;
}

/**
 * What a converter should find to do to be started, however late it is. Where the target itself leaves no time for so much, the
 * target counts: half of what it leaves, since work is found out late, and never less than the start itself takes; nor than a
 * second, or a fleet that starts in no time at all would want no end of converters.
 */
function usefulSeconds(startUp: number, { idleSeconds, targetSeconds }: Policy): number {
  return Math.min(USEFUL * (startUp + idleSeconds), Math.max(startUp, (targetSeconds - startUp) / 2, 1));
}
