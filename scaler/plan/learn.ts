/** How long jobs take: first a guess, then what our own converters report of each class. */
import { kindOfWork, type Work, type WorkByClass, type WorkClass, type WorkKind } from '../../core/workClass.ts';
import type { Observation, Policy } from '../observation.ts';
import { isLiving, type Place } from './places.ts';

/**
 * Seconds on one core of Azure, which is about half as fast as the cores of 2026 on which conversions were measured: photo of 12
 * megapixels 0.35, HEIC 0.7, RAW 0.6 to 1.5, film 0.4 to 1, other 0.1; with what the transfer takes beside it.
 */
const GUESS: Record<WorkKind, number> = { photo: 0.6, heif: 1.2, raw: 2.5, film: 2, other: 0.2 };
/** As many jobs as a guess is worth: one odd file must not speak for all. */
const GUESS_JOBS = 5;
/** What is older than so many jobs of a class is forgotten bit by bit: machines, cameras and releases change. */
const REMEMBERED_JOBS = 200;
/** The share of the latest in what is expected of the next. */
const NEW_START_UP = 0.3;
/** What seems to have taken longer tells of the converter's clock, not of its start. */
const LONGEST_START_UP = 10 * 60;

/** What is to be expected of one job, in converter seconds: of its class, and where that is new, of its kind. */
export function expectedSeconds(workClass: WorkClass, learned: WorkByClass): number {
  const kind = kindOfWork(workClass);
  const alike = sum(Object.entries(learned).flatMap(([other, work]) => (kindOfWork(other) === kind ? [work] : [])));
  return mean(learned[workClass], mean(alike, GUESS[kind]));
}

/** Takes over what our converters have reported since the last round; what they had reported then is `counted`. */
export function learnedAfter(learned: WorkByClass, places: Place[]): WorkByClass {
  const after = { ...learned };
  for (const place of places) {
    const { beat, life } = place;
    // What somebody left behind long ago would be learned again in each round.
    if (!life && !isLiving(place)) continue;
    for (const [workClass, work] of Object.entries(beat?.work ?? {})) {
      const news = since(work, life?.counted[workClass]);
      if (news.jobs > 0) after[workClass] = remembered(sum([after[workClass] ?? NONE, news]));
    }
  }
  return after;
}

export function startUpExpected({ known }: Observation, policy: Policy): number {
  return known?.startUpSeconds ?? policy.startUpSeconds;
}

/** From the start of a slot to its converter's first word, in seconds. */
export function startUpAfter(expected: number, startUps: number[]): number {
  const likely = startUps.map((seconds) => Math.min(seconds, LONGEST_START_UP));
  return likely.reduce((mean, seconds) => mean + NEW_START_UP * (seconds - mean), expected);
}

const NONE: Work = { jobs: 0, seconds: 0 };

/** Fewer jobs than before: its process has been started anew, and counts from zero. */
function since(work: Work, counted: Work = NONE): Work {
  if (work.jobs < counted.jobs) return work;
  return { jobs: work.jobs - counted.jobs, seconds: Math.max(0, work.seconds - counted.seconds) };
}

function remembered({ jobs, seconds }: Work): Work {
  const kept = Math.min(1, REMEMBERED_JOBS / jobs);
  return { jobs: jobs * kept, seconds: seconds * kept };
}

function mean({ jobs, seconds }: Work = NONE, guess: number): number {
  return (seconds + GUESS_JOBS * guess) / (jobs + GUESS_JOBS);
}

function sum(works: Work[]): Work {
  return works.reduce((all, { jobs, seconds }) => ({ jobs: all.jobs + jobs, seconds: all.seconds + seconds }), NONE);
}
