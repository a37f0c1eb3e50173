/** A placeholder of about 25 bytes, shown until the preview has come. */
import { rgbaToThumbHash } from 'thumbhash';
import { loadSharp } from './loadSharp.ts';
import type { Raster } from './raster.ts';
import { withAlpha } from './withAlpha.ts';

/** Longer side in pixels: it keeps no more than seven waves a side. */
const SIDE = 48;

/** Base64. `sample` is the whole picture squeezed into a square; `shape` tells what it was. */
export async function thumbhash(sample: Raster, shape: { width: number; height: number }): Promise<string> {
  const sharp = await loadSharp();
  const longer = Math.max(shape.width, shape.height);
  const width = Math.max(1, Math.round((SIDE * shape.width) / longer));
  const height = Math.max(1, Math.round((SIDE * shape.height) / longer));
  const raw = { width: sample.width, height: sample.height, channels: 3 } as const;
  const pixels = await sharp(sample.data, { raw }).resize({ width, height, fit: 'fill' }).raw().toBuffer();
  return Buffer.from(rgbaToThumbHash(width, height, withAlpha(pixels))).toString('base64');
}
