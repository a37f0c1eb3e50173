/** What is to be done, in converter seconds, and by when. */
import type { Backlog } from '../../core/scalerState.ts';
import type { WorkClass } from '../../core/workClass.ts';
import { PEEKED, type QueueReading } from '../observation.ts';
import { meanSeconds } from './backlog.ts';

export interface Work {
  /** Messages that can be seen, or could be if a look showed more. */
  waiting: number;
  /** In order of when it was sent. */
  due: Due[];
  /** Of all that is due. */
  seconds: number;
}

export interface Due {
  /** Milliseconds since 1970. */
  sentAt: number;
  seconds: number;
}

export type Seconds = (workClass: WorkClass) => number;

/** `held` are the jobs that converters have in hand: on average, half of each has been done. */
export function workOf(queues: QueueReading[], backlogs: Backlog[], held: number, seconds: Seconds): Work {
  const due = queues.flatMap((queue, i) => dueOf(queue, backlogs[i]!, held, seconds)).sort(bySentAt);
  const waiting = queues.reduce((sum, queue) => sum + waitingOf(queue, held), 0);
  const visible = due.reduce((sum, item) => sum + item.seconds, 0);
  const [first] = due;
  if (!first) return { waiting, due, seconds: 0 };
  const ofHeld = (held / 2) * (visible / waiting);
  first.seconds += ofHeld;
  return { waiting, due, seconds: visible + ofHeld };
}

function waitingOf({ depth, peeked }: QueueReading, held: number): number {
  return peeked.length < PEEKED ? peeked.length : Math.max(PEEKED, depth - held);
}

function dueOf(queue: QueueReading, backlog: Backlog, held: number, seconds: Seconds): Due[] {
  const seen = queue.peeked.map(({ sentAt, workClass }) => ({ sentAt, seconds: seconds(workClass) })).sort(bySentAt);
  const unseen = waitingOf(queue, held) - seen.length;
  if (unseen === 0) return seen;
  const mean = meanSeconds(backlog, seconds);
  // A peek shows about the oldest: what it does not show is no older than the last that it shows, and younger than a low
  // as far as the queue has grown since.
  let sentAt = seen.at(-1)!.sentAt;
  let left = unseen;
  const due = seen;
  for (const low of backlog.lows) {
    const younger = Math.min(left, Math.max(0, queue.depth - low.depth));
    due.push({ sentAt, seconds: (left - younger) * mean });
    sentAt = Math.max(sentAt, Date.parse(low.at));
    left = younger;
  }
  return [...due, { sentAt, seconds: left * mean }];
}

function bySentAt(one: Due, other: Due): number {
  return one.sentAt - other.sentAt;
}
