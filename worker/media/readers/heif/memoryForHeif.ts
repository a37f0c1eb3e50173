/** Bytes that a HEIF's render needs at most, and that its program may use. */
import type { Inspection } from '../../media.ts';
import { FIXED } from '../../memoryForStill.ts';
import type { Size } from '../../size.ts';

/** What `heif-convert` needs beside the picture; measured 40. */
const PROGRAM = 48 * 2 ** 20;
/**
 * Bytes a pixel. Measured of 8 bits 6 in tiles and 4 in one image, of 10 bits 14. ImageMagick, which is tried next, needs
 * 14: with less it is sent on to a converter that does it alone. (With far too little libde265 waits for ever.)
 */
const EIGHT_BITS = 8;
const MORE_BITS = 16;

export function memoryForHeif(metadata: Inspection['metadata'], size: Size): number {
  const bytes = bitsOf(metadata) === 8 ? EIGHT_BITS : MORE_BITS;
  return Math.ceil(FIXED + PROGRAM + size.width * size.height * bytes);
}

function bitsOf({ exif = {} }: Inspection['metadata']): number {
  return Number(exif['QuickTime:BitDepthLuma']);
}
