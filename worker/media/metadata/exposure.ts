/** How a picture was exposed, and with what. Zeroes are what cameras write that don't know. */
import type { Metadata } from '../../../core/metadata.ts';
import type { Said } from './exifTool.ts';
import { numberOf, textOf } from './tags.ts';

/** exiftool's composites stand last: they also know what only maker notes say. */
const ISO = [
  'ExifIFD:ISO',
  'IFD0:ISO',
  'ExifIFD:RecommendedExposureIndex',
  'ExifIFD:StandardOutputSensitivity',
  'Composite:ISO',
];
const F_NUMBER = ['ExifIFD:FNumber', 'IFD0:FNumber', 'XMP-exif:FNumber', 'Composite:Aperture'];
const FOCAL = ['ExifIFD:FocalLength', 'IFD0:FocalLength', 'XMP-exif:FocalLength'];
const SECONDS = ['ExifIFD:ExposureTime', 'IFD0:ExposureTime', 'XMP-exif:ExposureTime', 'Composite:ShutterSpeed'];

const MAKE = ['IFD0:Make', 'XMP-tiff:Make', 'Keys:Make', 'UserData:Make', 'QuickTime:Make', 'CanonRaw:Make'];
const MODEL = ['IFD0:Model', 'XMP-tiff:Model', 'Keys:Model', 'UserData:Model', 'QuickTime:Model', 'CanonRaw:Model'];
const LENS = ['ExifIFD:LensModel', 'XMP-exifEX:LensModel', 'XMP-aux:Lens', 'Composite:LensID', 'Composite:Lens'];
const NO_LENS = /^(?:[-\s]*|n\/a|none|no lens.*|unknown.*|0(?:\.0)?(?: ?mm.*)?)$/i;

export function exposureOf({ values }: Said): Metadata['exposure'] | undefined {
  // 65535 means "see the other tags": sensitivities came to need more than 16 bits.
  const iso = numberOf(values, ISO, (value) => value > 0 && value !== 65_535 && value < 1e8);
  const fNumber = numberOf(values, F_NUMBER, (value) => value > 0 && value < 1000);
  const focalMm = numberOf(values, FOCAL, (value) => value > 0 && value < 1e5);
  const seconds = numberOf(values, SECONDS, (value) => value > 0 && value < 1e6);
  return orNothing({
    ...(iso !== undefined && { iso: Math.round(iso) }),
    ...(fNumber !== undefined && { fNumber: rounded(fNumber) }),
    ...(focalMm !== undefined && { focalMm: rounded(focalMm) }),
    ...(seconds !== undefined && { seconds: Number(seconds.toPrecision(6)) }),
  });
}

export function cameraOf({ words }: Said): Metadata['camera'] | undefined {
  const make = textOf(words, MAKE);
  const model = textOf(words, MODEL);
  const lens = textOf(words, LENS, (text) => !NO_LENS.test(text));
  return orNothing({ ...(make && { make }), ...(model && { model }), ...(lens && { lens }) });
}

/** Some are computed: an aperture of 2.2000000477. */
function rounded(value: number): number {
  return Number(value.toFixed(3));
}

function orNothing<T extends object>(found: T): T | undefined {
  return Object.keys(found).length > 0 ? found : undefined;
}
