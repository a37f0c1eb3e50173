/** A TIFF under the name of a RAW, which nothing but its name makes one: sharp reads it as it is. */
import { headerIfAny } from '../../headerIfAny.ts';
import { isRawTiff } from '../../identify/isRawTiff.ts';
import type { Reader } from '../reader.ts';
import { showsEnough } from './showsEnough.ts';

/** Never a RAW's small first picture. */
export const plainTiff: Reader = async ({ file, inspection }) => {
  if (inspection.contentType !== 'image/tiff' || (await isRawTiff(file))) return undefined;
  const header = await headerIfAny(file);
  const isAll = header && inspection.size && showsEnough(header, inspection.size);
  return isAll ? { source: file, developedBy: 'sharp' } : undefined;
};
