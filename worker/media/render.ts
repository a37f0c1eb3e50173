/** One file to all its pictures, within its time: a single decode, and everything that is cut from it. */
import { dirname } from 'node:path';
import { FaultError } from '../../core/fault.ts';
import type { Turn } from '../../core/pipeline.ts';
import { cutPreviews } from './cutPreviews.ts';
import { fingerprint } from './fingerprint.ts';
import { makePicture } from './makePicture.ts';
import type { Bounds, Inspection, Rendering } from './media.ts';
import type { NativeOptions } from './nativeMedia.ts';
import { release } from './release.ts';
import { sample } from './sample.ts';
import { thumbhash } from './thumbhash.ts';
import { within } from './within.ts';

export interface RenderOptions extends NativeOptions, Bounds {}

export async function render(
  file: string,
  inspection: Inspection,
  turn: Turn,
  { maxPixels, fileSeconds: seconds, signal: stop, ...options }: RenderOptions,
): Promise<Rendering> {
  const { kind } = inspection;
  const slow = new AbortController();
  const tooSlow = () => slow.abort(new FaultError('too-slow', `Rendering a ${kind} took longer than ${seconds} s.`));
  const timer = setTimeout(tooSlow, seconds * 1000);
  const signal = AbortSignal.any([stop, slow.signal]);
  const ms: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const started = performance.now();
    const result = await within(signal, work());
    ms[stage] = Math.round(performance.now() - started);
    return result;
  };
  try {
    const reading = { file, folder: dirname(file), inspection, signal, maxPixels, ...options };
    const making = () => makePicture(reading, turn, { maxPixels, seconds });
    const { whole, full, developedBy, ...picture } = await timed('picture', making);
    const previews = await timed('previews', () => cutPreviews(picture, { signal }));
    const small = await timed('sample', () => sample(picture));
    release(picture);
    return {
      state: whole ? 'ok' : 'degraded',
      ...full,
      previews,
      fingerprint: fingerprint(small),
      thumbhash: await timed('thumbhash', () => thumbhash(small, full)),
      developedBy,
      ms,
    };
  } finally {
    clearTimeout(timer);
  }
}
