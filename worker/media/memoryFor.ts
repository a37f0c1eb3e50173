/** The peak of bytes a render needs, from what the header claims: what a converter must have free before it begins. */
import type { MediaKind } from '../../core/kind.ts';
import { memoryForFilm } from './readers/video/memoryForFilm.ts';
import type { Header } from './readHeader.ts';

const MiB = 2 ** 20;

/** The picture, its copies while it is turned and cut, and the encoder's own; measured 30 to 50. */
export const FIXED = 64 * MiB;

/** A process of its own, and the layers of a drawing; measured 110 for plain drawings. */
const DRAWING = 256 * MiB;

/** Rows under way between a streaming decoder and the picture. */
export const ROWS = 256;

/** What a file is taken for whose header tells no size: a program then has as much as such a picture needs. */
export const UNKNOWN = { width: 6000, height: 4000 };

/** `header` is given for what sharp reads by itself. Measured with 6 and 24 megapixels of every kind, sound files, one thread. */
export function memoryFor(kind: MediaKind, size: { width: number; height: number } = UNKNOWN, header?: Header): number {
  if (kind === 'svg') return DRAWING;
  if (kind === 'video') return memoryForFilm(size === UNKNOWN ? undefined : size);
  const { width, height } = size;
  if (!header) return Math.ceil(FIXED + PROGRAM_FIXED + width * height * (PROGRAM[kind] ?? 0));
  const streaming = width * ROWS * header.channels * header.bytesPerChannel;
  return Math.ceil(FIXED + streaming + width * height * heldPerPixel(kind, header));
}

/** A program's own code and tables. */
const PROGRAM_FIXED = 64 * MiB;

/**
 * Bytes a pixel of the programs that read what sharp can't. `heif-convert`: 6 of tiles, 14 of one image of 10 bits; and
 * with much too little it waits for ever. ImageMagick: 8 of most, 14 of HEIC, 22 of JPEG 2000.
 */
const PROGRAM: Partial<Record<MediaKind, number>> = { heif: 16, image: 24, tiff: 16 };

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
