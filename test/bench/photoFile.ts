/** A photo to measure with: made once, kept in the system's folder for temporary files. */
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { photo } from '../fixtures/photo.ts';

/** 24 megapixels are 7 MB, as from a camera at quality 90. */
export async function photoFile(width = 6000, height = 4000, seed = 1): Promise<string> {
  const file = join(tmpdir(), `ironviper-bench-${width}x${height}-${seed}.jpg`);
  if (existsSync(file)) return file;
  const { data } = photo(width, height, seed);
  await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toFile(`${file}.part`);
  await rename(`${file}.part`, file);
  return file;
}
