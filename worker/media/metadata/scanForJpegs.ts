/** Where in a file JPEGs begin, found by looking at every byte of it: for containers whose index exiftool does not show. */
import type { FileHandle } from 'node:fs/promises';
import { type Frame, frameAt } from './jpegAt.ts';

/** 200 MB are read through in 0.05 s. */
const CHUNK = 2 ** 20;
const BEGINNING = Buffer.from([0xff, 0xd8, 0xff]);
/** Random bytes have one such beginning in 16 MB; a file made of nothing else is not worth our time. */
const MOST_BEGINNINGS = 2000;

export async function scanForJpegs(handle: FileHandle, signal: AbortSignal): Promise<(Frame & { offset: number })[]> {
  const found: (Frame & { offset: number })[] = [];
  const chunk = Buffer.alloc(CHUNK);
  let beginnings = 0;
  for (let from = 0; beginnings < MOST_BEGINNINGS; from += CHUNK - (BEGINNING.length - 1)) {
    signal.throwIfAborted();
    const { bytesRead } = await handle.read(chunk, 0, CHUNK, from);
    const read = chunk.subarray(0, bytesRead);
    for (let at = read.indexOf(BEGINNING); at >= 0; at = read.indexOf(BEGINNING, at + 1)) {
      if (++beginnings > MOST_BEGINNINGS) break;
      const frame = await frameAt(handle, from + at);
      if (frame) found.push({ ...frame, offset: from + at });
    }
    if (bytesRead < CHUNK) break;
  }
  return found;
}
