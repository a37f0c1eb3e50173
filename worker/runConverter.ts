/** Puts a converter together from its parts. */
import type { Usage } from '../core/operations.ts';
import { verdict } from '../core/outcome.ts';
import type { Pipeline } from '../core/pipeline.ts';
import { startUsage } from '../library/startUsage.ts';
import { attempt, type Desk, HOLD_SECONDS } from './attempt.ts';
import { type Beat, type BeatOptions, startBeat } from './beat.ts';
import { fetchOriginal } from './fetchOriginal.ts';
import { limit } from './limit.ts';
import { type Departure, loop } from './loop.ts';
import { makeIn } from './make.ts';
import type { Media } from './media/media.ts';
import { publisher } from './publish.ts';
import type { Scratch } from './scratch.ts';
import { workShift } from './shift.ts';
import { taker } from './take.ts';
import { type Tally, tally } from './tally.ts';
import { telling } from './telling.ts';

export interface ConverterParts extends BeatOptions {
  stop: AbortSignal;
  /** Loads the decoders; throws `OutageError` if one will not load. */
  loadMedia: () => Promise<Media>;
  pipeline: Pipeline;
  /** Throws `OutageError` if there is no room even for the folder. */
  openScratch: () => Promise<Scratch>;
  concurrency: number;
  /** Bytes that pictures in the making may need together. */
  memoryBytes: number;
  idleSeconds: number;
  pollSeconds: number;
  outageSeconds: number;
  /** Calls to the storage so far. */
  operations: Usage;
  /** Told that it gets on. That a hold was renewed is no progress: a timer does that while all else hangs. */
  onProgress(): void;
}

/** While so many are converted, as many again are on their way down or up. */
const IN_HAND_PER_SLOT = 2;

export async function runConverter(parts: ConverterParts): Promise<Departure> {
  const counted = tally(parts.clock);
  const beat = startBeat(parts, counted);
  const usage = startUsage({
    ...parts,
    state: parts.storage.state,
    program: 'worker',
    work: () => counted.count().work,
  });
  try {
    const media = await parts.loadMedia();
    try {
      const scratch = await parts.openScratch();
      return await work(parts, media, scratch, beat, counted).finally(() => scratch.remove());
    } finally {
      await media.close();
    }
  } catch (error) {
    const outcome = verdict(error);
    if (outcome.kind !== 'outage') throw error;
    beat.outage(outcome.error);
    parts.log('converter.gave-up', { what: outcome.error.what, message: outcome.error.message });
    return 'outage';
  } finally {
    await Promise.all([beat.end(), usage.end()]);
  }
}

function work(parts: ConverterParts, media: Media, scratch: Scratch, beat: Beat, counted: Tally): Promise<Departure> {
  const { clock, log, concurrency, memoryBytes, onProgress } = parts;
  const storage = { ...parts.storage, originals: telling(parts.storage.originals, onProgress) };
  const bounds = { scratch, slots: limit(concurrency), memory: limit(memoryBytes) };
  const make = makeIn({ ...parts, ...bounds, media, fetch: fetchOriginal });
  const desk: Desk = {
    ...parts,
    storage,
    make,
    onStage(job, stage) {
      onProgress();
      counted.stage(job, stage);
      beat.stage(job, stage);
    },
    onEnd(job, outcome, bytes) {
      onProgress();
      counted.end(job, outcome, bytes);
      beat.stage(job, undefined);
    },
  };
  const shift = {
    ...parts,
    publisher: publisher(storage, clock, log),
    inHand: concurrency * IN_HAND_PER_SLOT,
    take: taker(storage, parts.takesLater, HOLD_SECONDS),
    attempt: attempt.bind(undefined, desk),
  };
  return loop({
    ...parts,
    work: () => {
      beat.outage(undefined);
      return workShift(shift);
    },
    onOutage(error) {
      onProgress();
      beat.outage(error);
    },
  });
}
