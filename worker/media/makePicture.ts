/** The one decode of a file, and what can be saved where it is damaged. Everything else is cut from its result. */
import { readFile, stat } from 'node:fs/promises';
import { FaultError } from '../../core/fault.ts';
import type { MediaKind } from '../../core/kind.ts';
import type { Turn } from '../../core/pipeline.ts';
import { blame } from './blame.ts';
import { damaged } from './damaged.ts';
import { type Decoding, decode } from './decode.ts';
import { isFlat } from './isFlat.ts';
import { mendJpeg } from './mendJpeg.ts';
import type { Raster } from './raster.ts';
import { type Header, readHeader } from './readHeader.ts';
import { renderSvg } from './renderSvg.ts';

export interface Picture extends Raster {
  /** False: the file is damaged, and this is what could be saved. */
  whole: boolean;
  /** The upright original's pixels, before it was made smaller; of a drawing, those it was drawn with. */
  full: { width: number; height: number };
}

/** `maxPixels` is what a header may claim. */
export type PictureLimits = Pick<Decoding, 'maxPixels' | 'seconds' | 'box'> & { signal: AbortSignal };

/** Larger damaged files are not worth holding in memory to mend them. */
const MENDABLE_BYTES = 128 * 2 ** 20;

export async function makePicture(file: string, kind: MediaKind, turn: Turn, limits: PictureLimits): Promise<Picture> {
  const source = kind === 'svg' ? await renderSvg(file, limits.signal) : file;
  const header = await readHeader(source).catch(async (error: unknown) => {
    throw await blame(error, `Reading the header of a ${kind}`, file);
  });
  refuseBomb(header, kind, limits.maxPixels);
  const full = uprightSize(header, turn);
  const decoding = { source, header, turn, ...limits };
  const doing = `Decoding a ${kind} of ${header.width}x${header.height}`;
  try {
    // JPEG decoders take lost pixels for a warning; TIFF decoders warn of every camera's private tags.
    const picture = await decode(decoding, { failOn: kind === 'jpeg' ? 'warning' : 'error' });
    return { ...picture, full, whole: true };
  } catch (error) {
    const trouble = await blame(error, doing, file);
    if (!isCorrupt(trouble)) throw trouble;
    const picture = await salvage(decoding, file, kind).catch(async (again: unknown) => {
      const worse = await blame(again, doing, file);
      throw isCorrupt(worse) ? trouble : worse;
    });
    const whole = kind === 'jpeg' && !damaged(trouble.message);
    if (!whole && isFlat(picture)) throw trouble;
    return { ...picture, full, whole };
  }
}

/** A second decode that takes what it can get; a good file never comes here. */
async function salvage(decoding: Decoding, file: string, kind: MediaKind): Promise<Raster> {
  // A thousand warnings are too many for the JPEG decoder unless it is told that nothing is.
  const lenient = { failOn: 'none', unlimited: kind === 'jpeg' } as const;
  try {
    return await decode(decoding, lenient);
  } catch (error) {
    const mended = kind === 'jpeg' && (await stat(file)).size <= MENDABLE_BYTES && mendJpeg(await readFile(file));
    if (!mended) throw error;
    return await decode({ ...decoding, source: mended }, lenient);
  }
}

function isCorrupt(trouble: Error): boolean {
  return trouble instanceof FaultError && trouble.code === 'corrupt';
}

function refuseBomb({ width, height }: Header, kind: MediaKind, maxPixels: number): void {
  if (width * height <= maxPixels) return;
  throw new FaultError('too-large', `A ${kind} that claims ${width}x${height} pixels; the limit is ${maxPixels}.`);
}

function uprightSize({ width, height, orientation = 1 }: Header, turn: Turn) {
  const onItsSide = orientation >= 5 !== (turn % 180 !== 0);
  return onItsSide ? { width: height, height: width } : { width, height };
}
