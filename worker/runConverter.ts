/** Puts a converter together from its parts. */
import type { Clock } from '../core/clock.ts';
import type { MissingTool } from '../core/heartbeat.ts';
import type { Log } from '../core/log.ts';
import { verdict } from '../core/outcome.ts';
import type { Pipeline } from '../core/pipeline.ts';
import type { Storage } from '../core/storage.ts';
import { attempt, HOLD_SECONDS } from './attempt.ts';
import { type Beat, startBeat } from './beat.ts';
import { fetchOriginal } from './fetchOriginal.ts';
import { limit } from './limit.ts';
import { type Departure, loop } from './loop.ts';
import { makeIn } from './make.ts';
import type { Media } from './media/media.ts';
import { publisher } from './publish.ts';
import type { Scratch } from './scratch.ts';
import { workShift } from './shift.ts';
import { taker } from './take.ts';

export interface ConverterParts {
  storage: Storage;
  clock: Clock;
  log: Log;
  stop: AbortSignal;
  /** Loads the decoders; throws `OutageError` if one will not load. */
  loadMedia: () => Promise<Media>;
  pipeline: Pipeline;
  /** Throws `OutageError` if there is no room even for the folder. */
  openScratch: () => Promise<Scratch>;
  name: string;
  tools: string[];
  missing: MissingTool[];
  concurrency: number;
  /** Bytes that pictures in the making may need together. */
  memoryBytes: number;
  takesLater: boolean;
  idleSeconds: number;
  pollSeconds: number;
  outageSeconds: number;
}

/** While so many are converted, as many again are on their way down or up. */
const IN_HAND_PER_SLOT = 2;

export async function runConverter(parts: ConverterParts): Promise<Departure> {
  const beat = startBeat(parts);
  try {
    const media = await parts.loadMedia();
    try {
      const scratch = await parts.openScratch();
      return await work(parts, media, scratch, beat).finally(() => scratch.remove());
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
    await beat.end();
  }
}

function work(parts: ConverterParts, media: Media, scratch: Scratch, beat: Beat): Promise<Departure> {
  const { storage, clock, log, concurrency, memoryBytes } = parts;
  const bounds = { scratch, slots: limit(concurrency), memory: limit(memoryBytes) };
  const make = makeIn({ ...parts, ...bounds, media, fetch: fetchOriginal });
  const desk = { ...parts, make, onStage: beat.stage };
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
    onOutage: beat.outage,
  });
}
