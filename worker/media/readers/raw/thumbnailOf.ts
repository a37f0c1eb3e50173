/** What a RAW file holds to compare a developed picture with, however small: a JPEG, else the first picture of a TIFF. */
import { headerIfAny } from '../../headerIfAny.ts';
import type { Reading } from '../reader.ts';
import { embeddedOrientation } from './embeddedOrientation.ts';
import { extractEmbedded } from './extractEmbedded.ts';
import { longer } from './showsEnough.ts';

export interface Thumbnail {
  source: string;
  orientation: number;
}

/** Pixels of the longer side. Files stripped of their pixels have 8. */
const LEAST = 60;

export async function thumbnailOf(reading: Reading): Promise<Thumbnail | undefined> {
  const { file, inspection } = reading;
  const { embedded } = inspection.metadata;
  if (embedded && longer(embedded) >= LEAST)
    return { source: await extractEmbedded(reading, embedded), orientation: embeddedOrientation(embedded, inspection) };
  const first = await headerIfAny(file);
  // As large as the RAW, it is the RAW itself, which sharp may take for a picture.
  if (!first || !inspection.size || longer(first) < LEAST || longer(first) > longer(inspection.size) / 2)
    return undefined;
  return { source: file, orientation: embeddedOrientation(first, inspection) };
}
