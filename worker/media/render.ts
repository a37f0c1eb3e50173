/** One file to all its pictures: a single decode, and everything that is cut from it. */
import { dirname } from 'node:path';
import type { Turn } from '../../core/pipeline.ts';
import { cutPreviews } from './cutPreviews.ts';
import { fingerprint } from './fingerprint.ts';
import { makePicture } from './makePicture.ts';
import type { Bounds, Inspection, Rendering } from './media.ts';
import type { NativeOptions } from './nativeMedia.ts';
import { release } from './release.ts';
import { sample } from './sample.ts';
import { thumbhash } from './thumbhash.ts';

export interface RenderOptions extends NativeOptions, Bounds {}

export async function render(
  file: string,
  inspection: Inspection,
  turn: Turn,
  { fileSeconds: seconds, ...options }: RenderOptions,
): Promise<Rendering> {
  const { signal } = options;
  const ms: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const started = performance.now();
    const result = await work();
    ms[stage] = Math.round(performance.now() - started);
    return result;
  };
  const reading = { file, folder: dirname(file), inspection, ...options };
  const making = () => makePicture(reading, turn, { seconds });
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
}
