/** Whether a developed picture ends in nothing: where the file ended, dcraw may go on in black without a word. */
import { open } from 'node:fs/promises';
import type { Header } from '../../readHeader.ts';

/** Of all rows; more than the border a program may leave. */
const SHARE = 0.02;

/** `file` is a TIFF whose rows are uncompressed and last. No photo has rows without any noise, black as it may be. */
export async function endsEmpty(file: string, { width, height, channels }: Header): Promise<boolean> {
  const length = Math.ceil(height * SHARE) * width * channels;
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.every((value, at) => value === buffer[at % channels]);
  } finally {
    await handle.close();
  }
}
