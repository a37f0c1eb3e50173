/** The one picture of a file: the first of its readers whose result decodes to something one can believe. */
import { FaultError } from '../../core/fault.ts';
import type { Turn } from '../../core/pipeline.ts';
import type { Decoding } from './decode.ts';
import type { Raster } from './raster.ts';
import type { Readable, Reader, Reading } from './readers/reader.ts';
import { READERS } from './readers/readers.ts';
import { readHeader } from './readHeader.ts';
import { decodeStrictly } from './salvage/decodeStrictly.ts';
import { headerApart, pictureApart } from './salvage/judgeApart.ts';
import type { Size } from './size.ts';
import { turned, turningOf } from './turning.ts';

export interface Picture extends Raster {
  /** False: the file is damaged, and this is what could be saved. */
  whole: boolean;
  /** The upright original's pixels, before it was made smaller; of a drawing, those it was drawn with. */
  full: Size;
  developedBy: string;
}

export type PictureLimits = Pick<Decoding, 'seconds' | 'box'>;

export async function makePicture(reading: Reading, turn: Turn, limits: PictureLimits): Promise<Picture> {
  const { kind, size } = reading.inspection;
  if (size) refuseBomb(size, reading);
  let trouble: FaultError | undefined;
  for (const reader of READERS[kind]) {
    reading.signal.throwIfAborted();
    try {
      const picture = await tryReader(reader, reading, turn, limits);
      if (picture) return picture;
    } catch (error) {
      if (!isCorrupt(error)) throw error;
      // The first reader is the best: what it said is most to the point.
      trouble ??= error;
    }
  }
  throw trouble ?? new FaultError('corrupt', `No picture was found in a ${kind}.`);
}

async function tryReader(
  reader: Reader,
  reading: Reading,
  turn: Turn,
  limits: PictureLimits,
): Promise<Picture | undefined> {
  const readable = await reader(reading);
  if (!readable) return undefined;
  const picture = await pictureOf(readable, reading, turn, limits);
  const doubt = await readable.doubt?.(picture, turn);
  if (doubt === undefined) return picture;
  throw new FaultError('corrupt', doubt);
}

async function pictureOf(readable: Readable, reading: Reading, turn: Turn, limits: PictureLimits): Promise<Picture> {
  const { source, developedBy, partial = false } = readable;
  const { maxPixels, inspection } = reading;
  const { kind } = inspection;
  const reads = `Reading the header of a ${kind}`;
  const header = await readHeader(source).catch((error: unknown) => headerApart(error, source, reads, reading));
  refuseBomb(header, reading);
  const turning = turningOf(readable.orientation ?? header.orientation, turn);
  const full = turned(readable.full ?? { width: header.width, height: header.height }, turning);
  const decoding = { source, header, turning, maxPixels, ...limits };
  const doing = `Decoding a ${kind} of ${header.width}x${header.height}`;
  const { picture, whole } = await decodeStrictly(decoding).then(
    (picture) => ({ picture, whole: true }),
    (error: unknown) => pictureApart(error, decoding, doing, reading),
  );
  return { ...picture, full, developedBy, whole: whole && !partial };
}

function isCorrupt(trouble: unknown): trouble is FaultError {
  return trouble instanceof FaultError && trouble.code === 'corrupt';
}

function refuseBomb({ width, height }: Size, { inspection: { kind }, maxPixels }: Reading): void {
  if (width * height <= maxPixels) return;
  throw new FaultError('too-large', `The ${kind} claims ${width}x${height} pixels; the limit is ${maxPixels}.`);
}
