/** One try at one message: understand it, hold it, convert, settle, and say so in one line. */
import { parseEvent } from '../core/event.ts';
import { FaultError } from '../core/fault.ts';
import { type Job, jobFrom } from '../core/job.ts';
import type { Log } from '../core/log.ts';
import { type Outcome, verdict } from '../core/outcome.ts';
import type { Message, Queue } from '../core/queue.ts';
import { type Converter, convert } from './convert.ts';
import { startHold } from './hold.ts';
import { within } from './media/within.ts';
import { MOST_TRIES, settle } from './settle.ts';
import type { Taking } from './take.ts';

export const HOLD_SECONDS = 120;

/** Of a text that names no original: it may have 64 KiB, and lies whole in `jobs-poison`. */
const SHOWN_CHARACTERS = 200;

export interface Attempt {
  /** Aborts with `OvertakenError` when the hold ends, or with `StoppedError` when the converter must leave. */
  signal: AbortSignal;
  /** How often the message was delivered, this time included. */
  count: number;
  /** True for what comes from `jobs-later`: nobody is left to hand it on to. */
  last: boolean;
  /** Known before trying: no decoder touches the file, and this is what its record says. */
  foretold?: FaultError;
  /** Says which step is in hand: the heartbeat shows it, and a fault keeps it. */
  enter(stage: string): void;
  /** Says that work on the content begins, and how long it is: what it takes is learned for files like it. */
  weigh(bytes: number): void;
  stage(): string;
}

export interface Desk extends Converter {
  log: Log;
  /** Told each step a job is at. */
  onStage(job: Job, stage: string): void;
  /** Told how it ended, and the original's length if its content was worked on. */
  onEnd(job: Job, outcome: Outcome, bytes: number | undefined): void;
}

/**
 * `stop` aborts with `StoppedError`: then the message is given back. Never throws for what happened to the file
 * or to its message; throws `OutageError` if a text that names no original can't be put aside.
 */
export async function attempt(desk: Desk, { message, queue }: Taking, stop: AbortSignal): Promise<Outcome> {
  const job = jobFrom(parseEvent(message.text));
  if (!job) return discard(desk, message, queue);

  const overtaken = new AbortController();
  const hold = startHold(queue, message, HOLD_SECONDS, desk.clock, (error) => overtaken.abort(error));
  let stage = 'look';
  let bytes: number | undefined;
  const started = desk.clock.now();
  const signal = AbortSignal.any([overtaken.signal, stop]);
  const trying: Attempt = {
    signal,
    count: message.deliveries,
    last: queue === desk.storage.later,
    enter(next) {
      // What still runs when we have given up is no job of ours any more.
      if (signal.aborted) return;
      stage = next;
      desk.onStage(job, next);
    },
    weigh(length) {
      bytes = length;
    },
    stage: () => stage,
  };
  const outcome = await tryJob(desk, job, message, trying);
  const settlement = { outcome, job, message, queue, handle: await hold.end() };
  const settled = await settle(desk.storage, settlement).catch(verdict);
  desk.onEnd(job, settled, bytes);
  desk.log('attempt.ended', {
    id: job.id,
    name: job.name,
    outcome: settled.kind,
    ...reasonOf(settled),
    stage,
    delivery: message.deliveries,
    ms: desk.clock.now() - started,
  });
  return settled;
}

/** The fifth delivery is not tried if any before it left no word: whoever had it was killed over this file. */
async function tryJob(desk: Desk, job: Job, message: Message, attempt: Attempt): Promise<Outcome> {
  const last = message.deliveries >= MOST_TRIES;
  const died = message.deliveries - 1 - job.tries;
  const fate =
    last && died > 0
      ? new FaultError('died', `A converter stopped without a word ${died} times while it had this file.`)
      : undefined;
  const outcome = await guarded(desk, job, fate ? { ...attempt, foretold: fate } : attempt);
  if (outcome.kind !== 'again' || !last) return outcome;
  const unknown = new FaultError('unknown', outcome.error.message, { cause: outcome.error });
  return guarded(desk, job, { ...attempt, foretold: unknown });
}

async function guarded(desk: Desk, job: Job, attempt: Attempt): Promise<Outcome> {
  try {
    // A storage that does not answer, or a decoder at work, must not keep us from giving back. What they still do is
    // harmless: any job may run beside itself.
    return await within(attempt.signal, convert(desk, job, attempt));
  } catch (error) {
    return verdict(attempt.signal.aborted ? attempt.signal.reason : error);
  }
}

async function discard(desk: Desk, message: Message, queue: Queue): Promise<Outcome> {
  await desk.storage.poison.send(message.text);
  await queue.remove(message);
  const { text } = message;
  const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text;
  desk.log('message.poisoned', { text: shown });
  return { kind: 'skipped', reason: 'names no original' };
}

function reasonOf(outcome: Outcome): object {
  switch (outcome.kind) {
    case 'failed':
      return { fault: outcome.fault.code, message: outcome.fault.message };
    case 'skipped':
    case 'handedOn':
      return { reason: outcome.reason };
    case 'outage':
      return { what: outcome.error.what, message: outcome.error.message };
    case 'again':
      return { message: outcome.error.message };
    default:
      return {};
  }
}
