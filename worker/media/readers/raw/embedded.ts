/** The camera's own picture, a JPEG inside of the RAW: its look, and a tenth of the work of developing. */
import type { Readable, Reader, Reading } from '../reader.ts';
import { embeddedOrientation, fullOf } from './embeddedOrientation.ts';
import { extractEmbedded } from './extractEmbedded.ts';
import { isServedByEmbedded } from './isServedByEmbedded.ts';
import { longer, showsEnough } from './showsEnough.ts';

/** First of all, where it is large enough. */
export const embedded: Reader = async (reading) =>
  isServedByEmbedded(reading.inspection, reading.raw) ? extract(reading) : undefined;

/** Last of all, however small: better than nothing, and the record says that it is less. */
export const anyEmbedded: Reader = async (reading) =>
  isServedByEmbedded(reading.inspection, reading.raw) ? undefined : extract(reading);

/** Pixels of the longer side. EXIF's thumbnail of 160 is for the camera's screen: nobody would call it the photo. */
const LEAST = 320;

async function extract(reading: Reading): Promise<Readable | undefined> {
  const { inspection } = reading;
  const { embedded: place } = inspection.metadata;
  if (!place || longer(place) < LEAST) return undefined;
  const full = fullOf(place, inspection);
  return {
    source: await extractEmbedded(reading, place),
    orientation: embeddedOrientation(place, inspection),
    developedBy: 'embedded preview',
    partial: !showsEnough(place, inspection.size),
    ...(full && { full }),
  };
}
