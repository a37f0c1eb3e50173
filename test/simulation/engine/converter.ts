/** A converter in virtual time: one job after the other, a converter second each second; heartbeats; leaves when idle. */
import { HEARTBEAT_SECONDS } from '../../../core/heartbeat.ts';
import type { Work } from '../../../core/workClass.ts';
import type { Agenda } from './agenda.ts';
import type { Job, JobQueue } from './jobQueue.ts';

/** As the real one's. */
const HOLD_SECONDS = 120;
const FIRST_POLL_SECONDS = 0.25;
const LONGEST_POLL_SECONDS = 30;
const MOST_DELIVERIES = 5;
/** To record that a file has killed its converters. */
const DIED_SECONDS = 0.1;

/** What it said of itself last. */
interface Beat {
  at: number;
  inHand: number;
  done: number;
  failed: number;
  work: Record<string, Work>;
}

export interface Converter {
  beat(): Beat;
  /** For how long it has worked, in vain or not. */
  busySeconds(): number;
  /** It is gone at once: killed, its message comes back when its hold ends; told to leave, at once. */
  end(how: 'killed' | 'told'): void;
}

export interface ConverterOptions {
  agenda: Agenda;
  queue: JobQueue;
  idleSeconds: number;
  mayLeave: () => boolean;
  onEnd: (exitCode: number) => void;
}

export function startConverter({ agenda, queue, idleSeconds, mayLeave, onEnd }: ConverterOptions): Converter {
  let alive = true;
  let inHand: { job: Job; since: number } | undefined;
  let dry: { since: number; poll: number } | undefined;
  let busy = 0;
  const said: Omit<Beat, 'at' | 'inHand'> = { done: 0, failed: 0, work: {} };
  let beat: Beat;

  const beatNow = () => {
    beat = { ...said, work: { ...said.work }, at: agenda.now(), inHand: inHand ? 1 : 0 };
  };
  const beating = () => {
    if (!alive) return;
    beatNow();
    agenda.after(HEARTBEAT_SECONDS, beating);
  };
  const leave = (exitCode: number) => {
    alive = false;
    onEnd(exitCode);
  };
  const later = (seconds: number, act: () => void) => agenda.after(seconds, () => alive && act());

  const take = () => {
    const job = queue.receive();
    if (job) return work(job);
    if (!dry) {
      dry = { since: agenda.now(), poll: FIRST_POLL_SECONDS };
      beatNow();
    }
    if (agenda.now() - dry.since >= idleSeconds && mayLeave()) return leave(0);
    later(dry.poll, take);
    dry.poll = Math.min(2 * dry.poll, LONGEST_POLL_SECONDS);
  };
  const work = (job: Job) => {
    inHand = { job, since: agenda.now() };
    // It says at once when it has got something to do: one that dies of its first job must not look as if it had had none.
    if (beat.inHand === 0) beatNow();
    dry = undefined;
    const kills = job.trouble === 'kills';
    if (kills && job.deliveries < MOST_DELIVERIES) later(job.seconds, crash);
    else later(kills ? DIED_SECONDS : job.seconds, settle);
  };
  const letGo = (): Job => {
    const { job, since } = inHand!;
    busy += agenda.now() - since;
    inHand = undefined;
    return job;
  };
  const crash = () => {
    queue.show(letGo(), HOLD_SECONDS);
    leave(1);
  };
  const settle = () => {
    const job = letGo();
    if (job.trouble === 'fails' && job.deliveries < MOST_DELIVERIES) {
      queue.show(job, 10 * 4 ** (job.deliveries - 1));
    } else {
      queue.remove(job);
      said[job.trouble ? 'failed' : 'done'] += 1;
      const { jobs, seconds } = said.work[job.workClass] ?? { jobs: 0, seconds: 0 };
      said.work[job.workClass] = { jobs: jobs + 1, seconds: seconds + job.seconds };
    }
    take();
  };

  beating();
  take();
  return {
    beat: () => beat,
    busySeconds: () => busy,
    end(how) {
      if (!alive) return;
      if (inHand) queue.show(letGo(), how === 'told' ? 0 : HOLD_SECONDS);
      leave(how === 'told' ? 0 : 137);
    },
  };
}
