/** EXIF orientation of a HEIF's pixels as a decoder gives them. */
import type { Inspection } from '../../media.ts';
import type { HeifFacts } from './heifFacts.ts';

/**
 * What the container says is done by the decoder, and EXIF then says the same a second time. Where the container says
 * nothing the standard has EXIF ignored, yet it is right: so write libvips, libheif's own `heif-enc` and some cameras.
 */
export function decodedOrientation({ turned }: HeifFacts, { metadata }: Inspection): number {
  return turned ? 1 : (metadata.orientation ?? 1);
}
