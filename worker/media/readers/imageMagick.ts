/** ImageMagick, for all stills that sharp does not know; and for a TIFF of a branch that it does not. */
import { headerIfAny } from '../headerIfAny.ts';
import { magick } from '../programs/magick.ts';
import { CODERS } from './coders.ts';
import { isCutPsd } from './isCutPsd.ts';
import type { Reader } from './reader.ts';

/** What a picture needs on its way: its colours and what they mean, at the depth of a screen. */
const AS_TIFF = ['-depth', '8', '-compress', 'None', '+profile', '!icc,*'];

export const imageMagick: Reader = async (reading) => {
  const { tools, inspection, file } = reading;
  const coder = CODERS[inspection.contentType];
  if (!coder || !tools.convert) return undefined;
  const { before = [], after = [] } = isLab(inspection.metadata.exif) ? LAB : (MANNERS[coder] ?? {});
  const run = { coder, before, args: [...after, ...AS_TIFF], target: 'tiff:decoded.tif' } as const;
  const made = await magick(tools.convert, run, reading);
  // It fills up a cut EXR or SGI in silence, too, and nothing short of decoding them tells.
  const partial = made.complaint !== '' || (coder === 'psd' && (await isCutPsd(file)));
  return { source: made.file, developedBy: 'ImageMagick', partial };
};

/** A TIFF whose header sharp reads is sharp's, however damaged. */
export const tiffByImageMagick: Reader = async (reading) => {
  const known = await headerIfAny(reading.file);
  return known || isNoise(reading.inspection.metadata.exif) ? undefined : imageMagick(reading);
};

/** Whole numbers of 24 bits: ImageMagick 6 takes them for fractions, and shows noise. */
function isNoise(exif: Readonly<Record<string, unknown>> = {}): boolean {
  const bits = String(exif['IFD0:BitsPerSample'] ?? '');
  return bits.startsWith('24') && !String(exif['IFD0:SampleFormat'] ?? '').includes('Float');
}

/** Print shops' TIFF: sharp reads no Lab of 8 bits, and would be given just that again. */
function isLab(exif: Readonly<Record<string, unknown>> = {}): boolean {
  return exif['IFD0:PhotometricInterpretation'] === 'CIELab';
}

interface Manner {
  before?: string[];
  after?: string[];
}

const LAB: Manner = { after: ['-colorspace', 'sRGB'] };

const MANNERS: Readonly<Record<string, Manner>> = {
  // Many programs wrote a wrong size, and the pixels are there.
  bmp: { before: ['-define', 'bmp:ignore-filesize=true'] },
  // Photoshop keeps a copy of all layers on white; a fourth channel of it may be a selection, too.
  psd: { before: ['-define', 'psd:alpha-unblend=off'], after: ['-alpha', 'off'] },
};
