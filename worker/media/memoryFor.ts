/** The peak of bytes a render needs, from the header alone: what a converter must have free before it begins. */
import type { MediaKind } from '../../core/kind.ts';
import type { Header } from './readHeader.ts';

const MiB = 2 ** 20;

/** The picture, its copies while it is turned and cut, and the encoder's own; measured 30 to 50. */
const FIXED = 64 * MiB;

/** A process of its own, and the layers of a drawing; measured 110 for plain drawings. */
const DRAWING = 256 * MiB;

/** Rows under way between a streaming decoder and the picture. */
const ROWS = 256;

/** Measured with 6 and 24 megapixels of every kind, sound files, one thread. */
export function memoryFor(kind: MediaKind, header?: Header): number {
  if (kind === 'svg' || !header) return DRAWING;
  const { width, height, channels, bytesPerChannel } = header;
  const streaming = width * ROWS * channels * bytesPerChannel;
  return Math.ceil(FIXED + streaming + width * height * heldPerPixel(kind, header));
}

/** Bytes a pixel that a decoder keeps of the whole raster; none where rows stream through. */
function heldPerPixel(kind: MediaKind, { channels, bytesPerChannel, interlaced }: Header): number {
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
    default:
      return 0;
  }
}
