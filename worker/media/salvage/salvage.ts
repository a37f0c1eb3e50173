/** What can be saved of a picture that a strict decode refused. A good file never comes here. */
import { readFile, stat } from 'node:fs/promises';
import { FaultError } from '../../../core/fault.ts';
import { blame } from '../blame.ts';
import { type Decoding, decode } from '../decode.ts';
import type { Raster } from '../raster.ts';
import { damaged } from './damaged.ts';
import { isFlat } from './isFlat.ts';
import { mendJpeg } from './mendJpeg.ts';

export interface Saved {
  picture: Raster;
  /** True: nothing of the pixels was lost after all. */
  whole: boolean;
}

/** Larger damaged files are not worth holding in memory to mend them. */
const MENDABLE_BYTES = 128 * 2 ** 20;

/** `trouble` is what the strict decode said, and is thrown if nothing worth showing is left. */
export async function salvage(decoding: Decoding, trouble: FaultError, doing: string, file: string): Promise<Saved> {
  const isJpeg = decoding.header.format === 'jpeg';
  const picture = await decodeLeniently(decoding, isJpeg).catch(async (again: unknown) => {
    const worse = await blame(again, doing, file);
    throw worse instanceof FaultError && worse.code === 'corrupt' ? trouble : worse;
  });
  const whole = isJpeg && !damaged(trouble.message);
  if (!whole && isFlat(picture)) throw trouble;
  return { picture, whole };
}

async function decodeLeniently(decoding: Decoding, isJpeg: boolean): Promise<Raster> {
  // A thousand warnings are too many for the JPEG decoder unless it is told that nothing is.
  const lenient = { failOn: 'none', unlimited: isJpeg } as const;
  try {
    return await decode(decoding, lenient);
  } catch (error) {
    const mended = isJpeg && (await mend(decoding.source));
    if (!mended) throw error;
    return await decode({ ...decoding, source: mended }, lenient);
  }
}

async function mend(source: Decoding['source']): Promise<Buffer | undefined> {
  if (typeof source !== 'string') return mendJpeg(source);
  return (await stat(source)).size <= MENDABLE_BYTES ? mendJpeg(await readFile(source)) : undefined;
}
