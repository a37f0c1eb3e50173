/** The `meta` box of a HEIF: all that it says of its images, without their pixels. */
import { type FileHandle, open } from 'node:fs/promises';
import { measure } from '../boxes.ts';

/** Real ones have a few kilobytes; 200 megapixels in tiles, 60. */
const MAX_BYTES = 4 * 2 ** 20;

/** Boxes looked at before it: it is the second, nearly always. */
const MAX_BOXES = 16;

/** What is in the box; nothing where there is none. */
export async function readMeta(file: string): Promise<Buffer | undefined> {
  const handle = await open(file);
  try {
    const { size: end } = await handle.stat();
    // A box may claim more than any file can hold, and reading there would be our mistake.
    for (let at = 0, count = 0; at < end && count < MAX_BOXES; count++) {
      const start = await read(handle, at, 16);
      if (start.length < 8) return undefined;
      const { size, head } = measure(start, 0);
      // Version and flags come before what it holds.
      if (start.toString('latin1', 4, 8) === 'meta')
        return read(handle, at + head + 4, Math.min(Math.max(size - head - 4, 0), MAX_BYTES));
      if (size < head) return undefined;
      at += size;
    }
    return undefined;
  } finally {
    await handle.close();
  }
}

async function read(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
