/** The EXIF orientation, 1 to 8, wherever a format keeps it. Of HEIC it is only noted: there the container turns. */
import type { Tags } from './exifTool.ts';
import { numberOf } from './tags.ts';

const NAMES = ['IFD0:Orientation', 'SubIFD:Orientation', 'ExifIFD:Orientation'];
/** Degrees clockwise, of Canon's and Sigma's first RAW files. */
const DEGREES = ['CanonRaw:Rotation', 'SigmaRaw:Rotation'];
const TURNED: Record<number, number> = { 0: 1, 90: 6, 180: 3, 270: 8 };

export function orientationOf(values: Tags): number | undefined {
  const said = numberOf(values, NAMES, (value) => Number.isInteger(value) && value >= 1 && value <= 8);
  if (said !== undefined) return said;
  const degrees = numberOf(values, DEGREES);
  return degrees === undefined ? undefined : TURNED[degrees];
}
