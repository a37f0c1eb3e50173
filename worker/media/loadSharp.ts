/** Loads the decoder when it is first needed, so that a decoder that will not load is an outage with words, not a crash. */
import type sharp from 'sharp';
import { OutageError } from '../../core/outage.ts';

export type Sharp = typeof sharp;

/** See docs/decisions/threads.md: one thread a picture, many pictures at once. */
const THREADS_PER_PICTURE = 1;

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
  return loaded;
}
