/** Bytes that a poster may need at most, and may use. */
import type { Size } from '../../size.ts';

const MiB = 2 ** 20;

/**
 * The picture's own 64; ffmpeg's code, its tables and a frame of our size, measured 50 to 90; light that is toned down in
 * floating point, 120, but then of no long search. Of 192 one is not needed where the other is.
 */
const FIXED = 192 * MiB;

/**
 * What is kept for reference, and in which order frames are shown: measured in 4K, all told, for a key frame of H.264
 * 194 MiB, HEVC of 10 bits 178 (with its light toned down 295), VP9 93, AV1 101, ProRes 116; in a search for light,
 * with all that a stream may keep, 295.
 */
const BYTES_PER_PIXEL = 20;

/** A film whose size nobody knows: larger ones are sent on to a converter that does them alone. */
const LARGE = { width: 3840, height: 2160 };

export function memoryForFilm({ width, height }: Size = LARGE): number {
  return Math.ceil(FIXED + width * height * BYTES_PER_PIXEL);
}
