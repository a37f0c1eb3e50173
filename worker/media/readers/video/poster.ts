/** The poster of a film: a frame from near its beginning in which there is something to see. */
import { FaultError } from '../../../../core/fault.ts';
import type { Reader } from '../reader.ts';
import { contrast } from './contrast.ts';
import { demuxerFor } from './demuxer.ts';
import { isCut } from './isCut.ts';
import { moments } from './moments.ts';
import { probe } from './probe.ts';
import { type Frame, type Taking, takeFrame } from './takeFrame.ts';

/** For all the frames that are looked at together. */
const SECONDS = 60;
/** Photos have 100 and more; below this lie fades, titles on black and lens caps. */
const ENOUGH = 24;

export const poster: Reader = async (reading) => {
  const demuxer = demuxerFor(reading.inspection.contentType);
  if (!demuxer) return undefined;
  const slow = new AbortController();
  const timer = setTimeout(() => {
    slow.abort(new FaultError('too-slow', `Finding a poster in a film took longer than ${SECONDS} s.`));
  }, SECONDS * 1000);
  try {
    const signal = AbortSignal.any([reading.signal, slow.signal]);
    const film = await probe(reading, demuxer, signal);
    const { file, whole } = await bestFrame({ reading, demuxer, film, signal });
    const partial = !whole || (demuxer === 'mov' && (await isCut(reading.file)));
    return { source: file, orientation: film.orientation, full: film.shown, developedBy: 'ffmpeg', partial };
  } finally {
    clearTimeout(timer);
  }
};

/** The first with enough to see; where there is none, the one with the most. */
async function bestFrame(taking: Taking): Promise<Frame> {
  let best: { frame: Frame; seen: number } | undefined;
  let trouble: FaultError | undefined;
  for (const [at, moment] of moments(taking.film.seconds).entries()) {
    taking.reading.signal.throwIfAborted();
    try {
      const frame = await takeFrame(taking, moment, `frame-${at}`);
      const seen = await contrast(frame.file);
      if (!best || seen > best.seen) best = { frame, seen };
      if (seen >= ENOUGH) break;
    } catch (error) {
      // A film that is cut short, or seconds that take too long, may still have shown something before.
      if (!(error instanceof FaultError)) throw error;
      trouble ??= error;
    }
  }
  if (best) return best.frame;
  throw trouble ?? new FaultError('corrupt', 'No frame was found in a film.');
}
