/**
 * Where an actor stands between two steps. An actor is a function of what its ports have answered it, so a moment is
 * reached once, however many orders of the others lead to it; gone on from twice, the actor is run again from its
 * beginning, with the same answers.
 */
import type { Clock } from '../../../core/clock.ts';
import type { Storage } from '../../../core/storage.ts';
import type { Answer } from '../world/part.ts';
import { steppingStorage } from '../world/ports.ts';
import type { Op } from '../world/world.ts';
import { untilAborted } from './alone.ts';

/** What an actor does: the real code, over ports that stop before each step. Its result is what it says of itself. */
export type Program = (storage: Storage, clock: Clock) => Promise<string>;

export interface Moment {
  id: number;
  /** The step it would take next, or how it ended. */
  at: Op | Ending;
  after(answer: Answer, now: number): Moment | Promise<Moment>;
}

interface Ending {
  said: string;
  error?: unknown;
}

let moments = 0;

export async function beginning(program: Program, pageSize: number): Promise<Moment> {
  const run = start(program, pageSize);
  const at = await run.standing;
  if (run.readClock()) throw new Error('An actor may not read the clock before its first step.');
  return moment(program, pageSize, [], at, run);
}

interface Past {
  answer: Answer;
  now: number;
}

function moment(program: Program, pageSize: number, past: Past[], at: Op | Ending, first: Run): Moment {
  const next = new Map<string, Moment>();
  let spare: Run | undefined = first;

  const goOn = async (answer: Answer, now: number): Promise<Moment> => {
    const run = spare ?? (await again(program, pageSize, past));
    spare = undefined;
    const then = moment(program, pageSize, [...past, { answer, now }], await run.answer(answer, now), run);
    // Only an actor that looked at the clock can tell one hour from another.
    next.set(run.readClock() ? `${answer.key}@${now}` : answer.key, then);
    return then;
  };
  return {
    id: moments++,
    at,
    after: (answer, now) => next.get(answer.key) ?? next.get(`${answer.key}@${now}`) ?? goOn(answer, now),
  };
}

async function again(program: Program, pageSize: number, past: Past[]): Promise<Run> {
  const run = start(program, pageSize);
  await run.standing;
  for (const { answer, now } of past) await run.answer(answer, now);
  return run;
}

interface Run {
  standing: Promise<Op | Ending>;
  /** Goes on to the next step. */
  answer(answer: Answer, now: number): Promise<Op | Ending>;
  /** Whether it has looked at the clock since the last answer. */
  readClock(): boolean;
}

function start(program: Program, pageSize: number): Run {
  let reply: { resolve: (value: unknown) => void; reject: (error: Error) => void } | undefined;
  let stands = Promise.withResolvers<Op | Ending>();
  let [time, looked] = [0, false];

  const step = (op: Op) => {
    if (reply) throw new Error('An actor takes one step at a time.');
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    reply = { resolve, reject };
    stands.resolve(op);
    return promise;
  };
  const clock: Clock = {
    now() {
      looked = true;
      return time;
    },
    sleep: untilAborted,
  };
  program(steppingStorage(step, pageSize), clock).then(
    (said) => stands.resolve({ said }),
    (error: unknown) => stands.resolve({ said: `threw ${String(error)}`, error }),
  );
  return {
    standing: soon(stands.promise),
    answer({ value, error }, now) {
      const asked = reply;
      if (!asked) throw new Error('An actor that has ended is answered nothing.');
      [reply, time, looked] = [undefined, now, false];
      stands = Promise.withResolvers();
      if (error) asked.reject(error);
      else asked.resolve(value);
      return soon(stands.promise);
    },
    readClock: () => looked,
  };
}

/** An actor that waits for something that is no step would wait for ever. */
function soon<T>(standing: Promise<T>): Promise<T> {
  let over = false;
  const stuck = new Promise<never>((_, reject) => {
    const turn = (left: number) => {
      if (over) return;
      if (left === 0) reject(new Error('An actor waits for what is no step.'));
      else setImmediate(turn, left - 1);
    };
    turn(20);
  });
  return Promise.race([standing, stuck]).finally(() => {
    over = true;
  });
}
