/** The actors: the real verbs, and around them no more than what a program's main would say. */

import { idOf } from '../../../core/id.ts';
import type { Pipeline } from '../../../core/pipeline.ts';
import { act, type Wish } from '../../../library/act.ts';
import { compact } from '../../../library/compact.ts';
import { rebuildIndex } from '../../../library/rebuildIndex.ts';
import { sweepTimeline } from '../../../library/sweepTimeline.ts';
import { attempt, HOLD_SECONDS } from '../../../worker/attempt.ts';
import { limit } from '../../../worker/limit.ts';
import { makeIn } from '../../../worker/make.ts';
import { taker } from '../../../worker/take.ts';
import type { Program } from '../engine/moment.ts';
import { tinyWorkshop } from './tinyMedia.ts';

export interface Role {
  name: string;
  program: Program;
  kind: 'converter' | 'person' | 'publisher' | 'rebuilder';
  wish?: Wish;
  /** Of which original. */
  of?: string;
}

const PIPELINE: Pipeline = { version: 1, settings: 'tiny' };
export const NOTHING_TO_DO = 'nothing to do';

/** One message: taken, tried, settled. Between two messages a converter remembers nothing. */
export function converter(pipeline: Pipeline = PIPELINE): Role {
  const program: Program = async (storage, clock) => {
    const workshop = { ...tinyWorkshop(), clock, pipeline, slots: limit(1), memory: limit(1), memoryBytes: 1 };
    const silent = () => undefined;
    const desk = { storage, clock, pipeline, make: makeIn(workshop), log: silent, onStage: silent, onEnd: silent };
    const [taking] = await taker(storage, true, HOLD_SECONDS)(1);
    if (!taking) return NOTHING_TO_DO;
    const outcome = await attempt(desk, taking, new AbortController().signal);
    return outcome.kind === 'again' ? `again: ${outcome.error.message}` : outcome.kind;
  };
  return { name: `converter ${pipeline.version}`, program, kind: 'converter' };
}

/** What it says is what the person was told: the wishes as they were granted, or why not. */
export function person(wish: Wish, original: string): Role {
  const program: Program = async (storage, clock) => {
    const acted = await act(storage, clock, idOf(original), wish);
    return typeof acted === 'string' ? acted : `granted ${JSON.stringify(acted.record.user)}`;
  };
  return { name: `person who would ${wish.op}`, program, kind: 'person', wish, of: original };
}

export const publisher: Role = { name: 'compaction', program: (storage) => compact(storage), kind: 'publisher' };

export const sweeper: Role = {
  name: 'sweep',
  program: async (storage, clock) => `swept ${await sweepTimeline(storage, clock)}`,
  kind: 'publisher',
};

/** A person runs it, and runs it again until it has come to its end. */
export const rebuilder: Role = {
  name: 'rebuild',
  program: async (storage) => {
    const onProblem = (id: string, cause: Error) => {
      throw new Error(`There is trouble with ${id}, which nobody made.`, { cause });
    };
    await rebuildIndex(storage, { atOnce: 1, onRecord: () => {}, onProblem });
    return `rebuilt, ${await compact(storage)}`;
  },
  kind: 'rebuilder',
};
