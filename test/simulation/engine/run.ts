/** One scaler, one trace: what came of it. */
import { coresUsd } from '../../../core/prices.ts';
import type { Setup, Trace } from '../traces/trace.ts';
import type { Job } from './jobQueue.ts';
import { openWorld, type World } from './world.ts';

export interface Scaler {
  name: string;
  /** It looks for the first time at some moment before this. */
  phaseSeconds: number;
  /** Looks and acts; says in how many seconds it looks again. */
  look(world: World): number;
}

export interface Figures {
  scaler: string;
  /** From the first arrival until all is settled. */
  makespan: number;
  /** From sent to settled: of 95 in 100 no longer than this, and of the one that took longest. */
  p95: number;
  worst: number;
  usd: number;
  starts: number;
  /** Share of the seconds paid for in which no job was in hand. */
  overhead: number;
  mostAtOnce: number;
  /** From the last job's end until the last converter was gone. */
  lingered: number;
  /** How long after the last job's end one came up that had still been starting then. */
  cameLate: number;
}

export interface Chance {
  seed: number;
  phase: number;
}

/** Whatever takes longer is stuck. */
const LONGEST_SECONDS = 7 * 86_400;

/** `seed` decides about the ground; `phase`, from 0 to 1, how long it takes until somebody looks. */
export function run(trace: Trace, scaler: Scaler, setup: Setup, { seed, phase }: Chance): Figures {
  const world = openWorld(trace, setup, seed);
  const { agenda, sent, queue, living, bill } = world;
  const jobs = trace.arrivals.map((arrival): Job => ({ ...arrival, deliveries: 0 }));
  sendAll(world, jobs);
  const look = () => agenda.after(scaler.look(world), look);
  agenda.after(phase * scaler.phaseSeconds, look);

  const isOver = () => sent.length === jobs.length && queue.depth() === 0 && living().length === 0;
  while (!isOver()) {
    if (!agenda.next() || agenda.now() > LONGEST_SECONDS) {
      throw new Error(`${scaler.name} on ${trace.name}: ${queue.depth()} messages were left after a week.`);
    }
  }

  const lastEnd = jobs.reduce((last, { endedAt = 0 }) => Math.max(last, endedAt), 0);
  return {
    scaler: scaler.name,
    ...waits(jobs.map(({ at, endedAt = 0 }) => ({ at, endedAt }))),
    usd: coresUsd(bill.seconds),
    starts: bill.starts,
    overhead: 1 - bill.busySeconds / bill.seconds,
    mostAtOnce: bill.mostAtOnce,
    lingered: bill.emptyAt - lastEnd,
    cameLate: Math.max(0, bill.bornAt - lastEnd),
  };
}

export function waits(ends: { at: number; endedAt: number }[]): Pick<Figures, 'makespan' | 'p95' | 'worst'> {
  const sorted = ends.map(({ at, endedAt }) => endedAt - at).sort((one, other) => one - other);
  const lastEnd = ends.reduce((last, { endedAt }) => Math.max(last, endedAt), 0);
  return {
    makespan: lastEnd - (ends[0]?.at ?? 0),
    p95: sorted[Math.ceil(0.95 * sorted.length) - 1] ?? 0,
    worst: sorted.at(-1) ?? 0,
  };
}

/** Each moment sends what is due and waits for the next: the agenda need not hold them all. */
function sendAll({ agenda, sent, queue }: World, jobs: Job[]): void {
  const sendDue = () => {
    while (sent.length < jobs.length && jobs[sent.length]!.at <= agenda.now()) {
      const job = jobs[sent.length]!;
      sent.push(job);
      queue.send(job);
    }
    if (sent.length < jobs.length) agenda.after(jobs[sent.length]!.at - agenda.now(), sendDue);
  };
  sendDue();
}
