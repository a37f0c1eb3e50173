/** The peak of bytes a RAW file's render needs: also the limit that its programs run within. */
import type { Inspection } from '../../media.ts';
import { FIXED, ROWS } from '../../memoryForStill.ts';
import type { Size } from '../../size.ts';
import type { RawPreference } from '../reader.ts';
import { isServedByEmbedded } from './isServedByEmbedded.ts';
import { halfIsEnough } from './showsEnough.ts';

/** The programs' own: 3 to 19 MiB, and 13 for the mosaic of Fujifilm's X-Trans. */
const PROGRAM = 40 * 2 ** 20;

/**
 * Bytes a pixel, by both programs, of 9, 24 and 100 megapixels: 2 of the sensor's counts, and 8 of colours; those are a
 * quarter as many where it is developed to half the size. Measured 9.9 and 4.1.
 */
const FULL = 10.2;
const HALF = 4.3;
/** No mosaic: never halved. dcraw 8.1, LibRaw 16.1. */
const LINEAR = 16.3;
/** By LibRaw's source, for there are no such files here: the planes of a lossy CR3. */
const PLANES = 2;

/** `size` is the file's own, or a guess where it tells none. */
export function memoryForRaw(
  inspection: Pick<Inspection, 'contentType' | 'metadata' | 'size'>,
  size: Size,
  raw: RawPreference,
): number {
  const { metadata, contentType } = inspection;
  if (metadata.embedded && isServedByEmbedded(inspection, raw)) return FIXED + metadata.embedded.width * ROWS * 3;
  const planes = contentType === 'image/x-canon-cr3' ? PLANES : 0;
  const perPixel = planes + (isLinear(metadata) ? LINEAR : halfIsEnough(inspection.size) ? HALF : FULL);
  return Math.ceil(FIXED + PROGRAM + size.width * size.height * perPixel);
}

/** As phones write it. In exiftool's words: the metadata keep no others. */
function isLinear({ exif = {} }: Inspection['metadata']): boolean {
  return Object.entries(exif).some(
    ([name, value]) => /PhotometricInterpretation$/.test(name) && value === 'Linear Raw',
  );
}
