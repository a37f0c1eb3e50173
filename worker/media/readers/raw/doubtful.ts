/** Why a developed picture is not to be believed, in words: both programs make noise of what they misread, and exit with 0. */
import { FaultError } from '../../../../core/fault.ts';
import type { Turn } from '../../../../core/pipeline.ts';
import { blame } from '../../blame.ts';
import { decode } from '../../decode.ts';
import type { Raster } from '../../raster.ts';
import { readHeader } from '../../readHeader.ts';
import { isFlat } from '../../salvage/isFlat.ts';
import { turningOf } from '../../turning.ts';
import type { Reading } from '../reader.ts';
import { grain } from './grain.ts';
import { likeness } from './likeness.ts';
import { thumbnailOf } from './thumbnailOf.ts';

/** Noise has 0.98, photos of gravel 0.44. */
const NOISE = 0.75;
/** Sound ones have 0.9 and more, noise 0.1 at most. A picture that the program complained about must be like it all over. */
const LIKE = 0.5;
const STILL_LIKE = 0.9;
/** Levels. Programs brighten what a camera left dark by up to 60. */
const OTHER_BRIGHTNESS = 100;

export interface Suspicion {
  doing: string;
  /** The program complained, or stopped early. */
  partial: boolean;
}

export async function doubtful(
  picture: Raster,
  turn: Turn,
  reading: Reading,
  { doing, partial }: Suspicion,
): Promise<string | undefined> {
  const thumbnail = await seenThumbnail(reading, turn);
  if (!thumbnail) {
    if (isFlat(picture)) return `${doing} gave one colour all over.`;
    return grain(picture) > NOISE ? `${doing} gave noise.` : undefined;
  }
  const apart = Math.abs(brightness(picture) - brightness(thumbnail));
  if (apart > OTHER_BRIGHTNESS) return `${doing} gave a picture of quite another brightness than the embedded one.`;
  const alike = await likeness(picture, thumbnail);
  const known = alike ?? (isFlat(picture) === isFlat(thumbnail) ? 1 : 0);
  return known < (partial ? STILL_LIKE : LIKE) ? `${doing} gave something else than the embedded picture.` : undefined;
}

/** The picture inside of the file, as the developed one lies. */
async function seenThumbnail(reading: Reading, turn: Turn): Promise<Raster | undefined> {
  const thumbnail = await thumbnailOf(reading);
  if (!thumbnail) return undefined;
  const { source, orientation } = thumbnail;
  try {
    const header = await readHeader(source);
    const turning = turningOf(orientation, turn);
    const bounds = { maxPixels: header.width * header.height, seconds: 60, box: { width: 256, height: 256 } };
    return await decode({ source, header, turning, ...bounds }, { failOn: 'error' });
  } catch (error) {
    const trouble = await blame(error, 'Decoding the embedded picture', reading.file);
    if (trouble instanceof FaultError && trouble.code === 'corrupt') return undefined;
    throw trouble;
  }
}

function brightness({ data }: Raster): number {
  let sum = 0;
  for (const value of data) sum += value;
  return sum / data.length;
}
