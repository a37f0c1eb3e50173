/** A small tree of files to upload: pictures, one that is broken, and a text. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { folder } from './program.ts';

export const STATES = { ok: 3, degraded: 0, unsupported: 1, failed: 1 };

/** The folder `trip`, in a folder of its own. */
export async function pictures(): Promise<string> {
  const trip = join(await folder(), 'trip');
  await mkdir(join(trip, 'day 2'), { recursive: true });
  await writeFile(join(trip, 'a.jpg'), await encode(photo(640, 480, 1), 'jpeg'));
  await writeFile(join(trip, 'day 2', 'ä #1%.png'), await encode(photo(320, 240, 2), 'png'));
  await writeFile(join(trip, 'day 2', 'b.webp'), await encode(photo(320, 240, 3), 'webp'));
  await writeFile(join(trip, 'empty.jpg'), '');
  await writeFile(join(trip, 'notes.txt'), 'Sunny all day.\n');
  return trip;
}
