/** Loads the decoder when it is first needed, so that a decoder that will not load is an outage with words, not a crash. */
import type sharp from 'sharp';
import { OutageError } from '../../core/outage.ts';

export type Sharp = typeof sharp;

/** See docs/decisions/threads.md: one thread a picture, many pictures at once. */
const THREADS_PER_PICTURE = 1;

/**
 * libvips looks for itself what a file is, and sees a drawing where `<!--ftypavif--><svg` is an AVIF to us: one that is
 * drawn in this process, may load its neighbours, and can't be stopped. So it reads what we mean it to, and nothing else.
 */
const EVERY_FORMAT = 'VipsForeignLoad';
const OUR_FORMATS = ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif', 'Tiff'].map((format) => EVERY_FORMAT + format);
/** Only for `drawing.ts`, in its own process. */
export const DRAWINGS = `${EVERY_FORMAT}Svg`;

let loaded: Sharp | undefined;

export async function loadSharp(): Promise<Sharp> {
  if (loaded) return loaded;
  const { default: sharp } = await import('sharp').catch((cause: Error) => {
    throw new OutageError('sharp', `Loading the decoder sharp failed: ${cause.message}`, { cause });
  });
  loaded = sharp;
  loaded.concurrency(THREADS_PER_PICTURE);
  // No file is opened twice, and scratch names come back: a cache could only cost memory or answer with another file.
  loaded.cache(false);
  loaded.block({ operation: [EVERY_FORMAT] });
  loaded.unblock({ operation: OUR_FORMATS });
  return loaded;
}
