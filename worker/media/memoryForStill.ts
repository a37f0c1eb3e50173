/** The peak of bytes that a still's render needs: by what its header claims where sharp reads it, else by its program. */
import type { MediaKind } from '../../core/kind.ts';
import type { Header } from './readHeader.ts';
import type { Size } from './size.ts';

const MiB = 2 ** 20;

/** The picture, its copies while it is turned and cut, and the encoder's own; measured 30 to 50. */
export const FIXED = 64 * MiB;

/** Rows under way between a streaming decoder and the picture. */
export const ROWS = 256;

/**
 * `header` is given for what sharp reads by itself; `planes`: the colours of a TIFF may lie apart. Measured with 6 and 24
 * megapixels of every kind, sound files, one thread.
 */
export function memoryForStill(kind: MediaKind, { width, height }: Size, header?: Header, planes = false): number {
  if (!header) return Math.ceil(FIXED + PROGRAM_FIXED + width * height * (PROGRAM[kind] ?? 0));
  const streaming = width * ROWS * header.channels * header.bytesPerChannel;
  return Math.ceil(FIXED + streaming + width * height * heldPerPixel(kind, header, planes));
}

/** A program's own code and tables. */
const PROGRAM_FIXED = 64 * MiB;

/** Bytes a pixel of ImageMagick, which reads what sharp can't: 8 of most, 22 of JPEG 2000. */
const PROGRAM: Partial<Record<MediaKind, number>> = { image: 24, tiff: 16 };

/** Bytes a pixel that a decoder keeps of the whole raster; none where rows stream through. */
function heldPerPixel(kind: MediaKind, { channels, bytesPerChannel, interlaced }: Header, planes: boolean): number {
  switch (kind) {
    case 'jpeg':
      // Two bytes a coefficient; chroma may be as large as luma.
      return interlaced ? 2 * channels : 0;
    case 'png':
      return interlaced ? channels * bytesPerChannel : 0;
    case 'webp':
      return 4;
    case 'gif':
      return 5;
    case 'avif':
      // Planes, their copy for the next frame, and colours, all at once.
      return bytesPerChannel === 1 ? 18 : 25;
    case 'tiff':
      // Measured 3 of grey, 4 of RGB, 10 of RGBA in 16 bits.
      return planes ? (channels + 2) * bytesPerChannel : 0;
    default:
      return 0;
  }
}
