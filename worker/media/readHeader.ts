/** What a picture's header claims, read without decoding a pixel. */
import { loadSharp } from './loadSharp.ts';

/** A file by its path, or its content. */
export type Source = string | Buffer;

export interface Header {
  /** By content: `jpeg`, `tiff`, ... */
  format: string;
  /** As stored: before any turn. Of the first frame or page. */
  width: number;
  height: number;
  /** EXIF orientation 1 to 8; absent where the file says nothing, or nonsense. */
  orientation?: number;
  channels: number;
  bytesPerChannel: number;
  /** `rgb16`, `cmyk`, `b-w`, ... */
  space: string;
  hasProfile: boolean;
  /** Progressive JPEG or interlaced PNG: no row is known before all are. */
  interlaced: boolean;
}

const BYTES: Record<string, number> = { uchar: 1, char: 1, ushort: 2, short: 2, uint: 4, int: 4, float: 4, complex: 8 };

export async function readHeader(source: Source): Promise<Header> {
  const sharp = await loadSharp();
  // How much is too much is for the caller to say; reading a header costs nothing, whatever it claims.
  const found = await sharp(source, { failOn: 'none', limitInputPixels: false }).metadata();
  const { orientation = 0 } = found;
  return {
    format: found.format,
    width: found.width,
    height: found.pageHeight ?? found.height,
    ...(orientation >= 1 && orientation <= 8 && { orientation }),
    channels: found.channels,
    bytesPerChannel: BYTES[found.depth] ?? 8,
    space: found.space,
    hasProfile: found.hasProfile,
    interlaced: found.isProgressive,
  };
}
