/** The whole picture squeezed into a small square: what the fingerprint and the placeholder are made of. */
import { loadSharp } from './loadSharp.ts';
import type { Raster } from './raster.ts';

/** Pixels a side. Copies stay within 12 bits of one another with 32 to 512 as with all pixels; this costs least. */
const SIDE = 64;

export async function sample({ data, width, height }: Raster): Promise<Raster> {
  const sharp = await loadSharp();
  const image = sharp(data, { raw: { width, height, channels: 3 } }).resize({ width: SIDE, height: SIDE, fit: 'fill' });
  return { data: await image.raw().toBuffer(), width: SIDE, height: SIDE };
}
