import { type Decoding, decode } from '../decode.ts';
import type { Raster } from '../raster.ts';

/** A picture of which nothing is lost, or an error. */
export function decodeStrictly(decoding: Decoding): Promise<Raster> {
  // JPEG decoders take lost pixels for a warning; TIFF decoders warn of every camera's private tags.
  return decode(decoding, { failOn: decoding.header.format === 'jpeg' ? 'warning' : 'error' });
}
