/** Which readers a kind has, best first: the table that section "Formats" of the README follows. */
import type { MediaKind } from '../../../core/kind.ts';
import { asItIs } from './asItIs.ts';
import { drawing } from './drawing.ts';
import { heifConvert } from './heif/heifConvert.ts';
import { heifMagick } from './heif/heifMagick.ts';
import { imageMagick, tiffByImageMagick } from './imageMagick.ts';
import { dcraw } from './raw/dcraw.ts';
import { anyEmbedded, embedded } from './raw/embedded.ts';
import { libRaw } from './raw/libRaw.ts';
import { plainTiff } from './raw/plainTiff.ts';
import type { Reader } from './reader.ts';
import { poster } from './video/poster.ts';

export const READERS: Readonly<Record<MediaKind, readonly Reader[]>> = {
  jpeg: [asItIs],
  png: [asItIs],
  webp: [asItIs],
  avif: [asItIs],
  gif: [asItIs],
  tiff: [asItIs, tiffByImageMagick],
  svg: [drawing],
  heif: [heifConvert, heifMagick],
  image: [imageMagick],
  raw: [embedded, plainTiff, dcraw, libRaw, anyEmbedded],
  video: [poster],
  sidecar: [],
  other: [],
};
