/** A queue in virtual time: at least once, about in order, with holds. */
import type { Arrival } from '../traces/trace.ts';
import type { Agenda } from './agenda.ts';
import { heap } from './heap.ts';

export interface Job extends Arrival {
  deliveries: number;
  /** When it was settled, well or not. */
  endedAt?: number;
}

export interface JobQueue {
  send(job: Job): void;
  /** The oldest that can be seen; it is ours until it is shown, or removed. */
  receive(): Job | undefined;
  show(job: Job, afterSeconds: number): void;
  remove(job: Job): void;
  /** Waiting, hidden and held. */
  depth(): number;
  peek(most: number): Job[];
}

export function openJobQueue(agenda: Agenda): JobQueue {
  const visible = heap<Job>((one, other) => one.at < other.at);
  let depth = 0;
  return {
    send(job) {
      depth += 1;
      visible.push(job);
    },
    receive() {
      const job = visible.pop();
      if (job) job.deliveries += 1;
      return job;
    },
    show: (job, afterSeconds) =>
      afterSeconds > 0 ? agenda.after(afterSeconds, () => visible.push(job)) : visible.push(job),
    remove(job) {
      depth -= 1;
      job.endedAt = agenda.now();
    },
    depth: () => depth,
    peek(most) {
      const seen: Job[] = [];
      while (seen.length < most && visible.size() > 0) seen.push(visible.pop()!);
      for (const job of seen) visible.push(job);
      return seen;
    },
  };
}
