/** A stretch of work: takes messages while there is room, until told to stop, idle long enough, or hit by an outage. */
import type { Clock } from '../core/clock.ts';
import { parseEvent } from '../core/event.ts';
import { jobFrom } from '../core/job.ts';
import type { OutageError } from '../core/outage.ts';
import { type Outcome, StoppedError, verdict } from '../core/outcome.ts';
import type { Publisher } from './publish.ts';
import type { Taking } from './take.ts';

/** `settled` counts the messages that were dealt with, whatever became of their files. */
export type Shift = { settled: number } & ({ ended: 'stopped' | 'idle' } | { ended: 'outage'; error: OutageError });

export interface ShiftOptions {
  clock: Clock;
  stop: AbortSignal;
  publisher: Publisher;
  /** Messages to have in hand at once: some are downloaded while others are converted. */
  inHand: number;
  /** 0: never leaves for want of work. */
  idleSeconds: number;
  pollSeconds: number;
  /** Told that there is something to do, or nothing at all: while jobs are in hand, an empty queue says nothing of them. */
  onProgress(): void;
  /** Takes up to `max` messages; none is an empty list. Throws `OutageError`. */
  take(max: number): Promise<Taking[]>;
  /** Deals with one. `stop` aborts with `StoppedError` when it has to be given back at once. */
  attempt(taking: Taking, stop: AbortSignal): Promise<Outcome>;
}

/** A stop leaves this long to finish what is in hand; what is left is given back. */
const FINISH_MS = 15_000;
const FIRST_POLL_MS = 250;

export async function workShift(options: ShiftOptions): Promise<Shift> {
  const { clock, stop, inHand, onProgress, take, attempt } = options;
  const giveBack = new AbortController();
  const running = new Set<Promise<void>>();
  const tally = countOutages();
  const rest = idleness(options);

  const start = (taking: Taking) => {
    const done = attempt(taking, giveBack.signal)
      .catch(verdict)
      .then((outcome) => tally.add(fileOf(taking), outcome))
      .finally(() => running.delete(done));
    running.add(done);
  };
  const round = async (): Promise<'idle' | 'goes on'> => {
    const room = inHand - running.size;
    const taken = room >= inHand / 2 ? await take(room) : [];
    if (taken.length > 0 || running.size === 0) onProgress();
    for (const taking of taken) start(taking);
    if (running.size === 0) return rest.dry();
    rest.busy();
    if (taken.length === 0) await firstOf(running, clock, rest.pollMs(), stop);
    return 'goes on';
  };

  try {
    while (!stop.aborted && !tally.outage()) {
      if ((await round()) === 'idle') return { ended: 'idle', settled: tally.settled() };
    }
  } catch (error) {
    const outcome = verdict(error);
    if (outcome.kind !== 'outage') throw error;
    tally.declare(outcome.error);
  } finally {
    if (!tally.outage()) await firstOf([Promise.all(running)], clock, FINISH_MS);
    giveBack.abort(new StoppedError('The converter has to leave.'));
    await Promise.all(running);
  }
  const error = tally.outage();
  const settled = tally.settled();
  return error ? { ended: 'outage', error, settled } : { ended: 'stopped', settled };
}

/** Polls ever more seldom while there is nothing to do, and says when that has lasted long enough. */
function idleness({ clock, stop, publisher, idleSeconds, pollSeconds }: ShiftOptions) {
  let pollMs = FIRST_POLL_MS;
  let since: number | undefined;
  return {
    pollMs: () => pollMs,
    busy() {
      pollMs = FIRST_POLL_MS;
      since = undefined;
      publisher.whileBusy();
    },
    async dry(): Promise<'idle' | 'goes on'> {
      const published = await publisher.whenDry();
      since ??= clock.now();
      if (published && idleSeconds > 0 && clock.now() - since >= idleSeconds * 1000) return 'idle';
      await clock.sleep(pollMs, stop);
      pollMs = Math.min(pollMs * 2, pollSeconds * 1000);
      return 'goes on';
    },
  };
}

/** So many different files in a row, or so many times in a row whatever the file: it is not the file, it is us. */
const DIFFERENT_FILES = 3;
const TIMES = 6;

/** Two notices of one original are one file. */
function fileOf({ message }: Taking): string {
  return jobFrom(parseEvent(message.text))?.id ?? message.text;
}

function countOutages() {
  let files = new Set<string>();
  let times = 0;
  let settled = 0;
  let declared: OutageError | undefined;
  return {
    outage: () => declared,
    settled: () => settled,
    declare(error: OutageError) {
      declared ??= error;
    },
    add(file: string, outcome: Outcome) {
      if (outcome.kind === 'outage') {
        times += 1;
        if (files.add(file).size >= DIFFERENT_FILES || times >= TIMES) declared ??= outcome.error;
      } else if (outcome.kind !== 'stopped' && outcome.kind !== 'overtaken') {
        files = new Set();
        times = 0;
        settled += 1;
      }
    },
  };
}

/** Ends with the first of them, or when time is over; leaves no timer behind. */
async function firstOf(all: Iterable<Promise<unknown>>, clock: Clock, ms: number, stop?: AbortSignal): Promise<void> {
  const over = new AbortController();
  const ends = stop ? AbortSignal.any([over.signal, stop]) : over.signal;
  await Promise.race([...all, clock.sleep(ms, ends)]);
  over.abort();
}
