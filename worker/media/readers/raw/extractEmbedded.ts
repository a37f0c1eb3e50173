import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Metadata } from '../../../../core/metadata.ts';
import { blame } from '../../blame.ts';
import type { Reading } from '../reader.ts';

/** Into a file of its own, whose path is answered: it may be tens of megabytes. */
export async function extractEmbedded(reading: Reading, { offset, length }: Metadata['embedded']): Promise<string> {
  const { file, folder, signal } = reading;
  const target = join(folder, 'embedded.jpg');
  const part = createReadStream(file, { start: offset, end: offset + length - 1 });
  try {
    await pipeline(part, createWriteStream(target), { signal });
    return target;
  } catch (error) {
    signal.throwIfAborted();
    throw await blame(error, 'Taking the embedded picture out of a RAW file', file);
  }
}
