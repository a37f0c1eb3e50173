/** What a converter has done since it started, and what each class of work took it. */
import type { Clock } from '../core/clock.ts';
import type { Job } from '../core/job.ts';
import type { Outcome } from '../core/outcome.ts';
import { type WorkByClass, workClassOf } from '../core/workClass.ts';
import { shares } from './shares.ts';

/** The stage of a job that waits until there is room for its picture. */
export const WAITING = 'wait';

export interface Tally {
  stage(job: Job, stage: string): void;
  /** `bytes` is the original's length if its content was worked on. */
  end(job: Job, outcome: Outcome, bytes: number | undefined): void;
  count(): Count;
}

interface Count {
  done: number;
  failed: number;
  /** Conversions alone: what is found to be current takes a blink, and says nothing of its class. */
  work: WorkByClass;
}

export function tally(clock: Pick<Clock, 'now'>): Tally {
  const time = shares(clock);
  const count: Count = { done: 0, failed: 0, work: {} };
  return {
    stage(job, stage) {
      if (stage === WAITING) time.rest(job);
      else time.work(job);
    },
    end(job, { kind }, bytes) {
      const seconds = time.end(job);
      if (kind === 'failed') count.failed += 1;
      else if (kind === 'done' || kind === 'skipped') count.done += 1;
      else return;
      if (bytes === undefined) return;
      const workClass = workClassOf(job.name, bytes);
      const before = count.work[workClass] ?? { jobs: 0, seconds: 0 };
      count.work[workClass] = { jobs: before.jobs + 1, seconds: before.seconds + seconds };
    },
    count: () => structuredClone(count),
  };
}
