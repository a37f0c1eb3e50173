/** Stored pixels to the picture's: upright, sRGB, opaque, made small while they are read. */
import { loadSharp } from './loadSharp.ts';
import { largestBox } from './previews.ts';
import type { Raster } from './raster.ts';
import type { Header, Source } from './readHeader.ts';
import type { Size } from './size.ts';
import { type Turning, turned } from './turning.ts';

export interface Decoding {
  source: Source;
  header: Header;
  turning: Turning;
  maxPixels: number;
  seconds: number;
  /** The picture is made to fit into it; by default the largest preview's. */
  box?: Size;
}

export interface Strictness {
  failOn: 'warning' | 'error' | 'none';
  /** Lifts the decoder's own limits on how much damage is too much. */
  unlimited?: boolean;
}

/** Spaces that stay what they are until the end. CMYK and grey are converted, by their profile, before all else. */
const RGB = new Set(['srgb', 'rgb', 'rgb16']);

/** The only place where a picture is turned. */
export async function decode(decoding: Decoding, { failOn, unlimited = false }: Strictness): Promise<Raster> {
  const { source, header, turning, maxPixels, seconds, box = largestBox() } = decoding;
  const sharp = await loadSharp();
  const late = header.hasProfile && RGB.has(header.space);
  // The order matters to sharp: a turn that is asked for before the size is done before, on every stored pixel.
  const image = sharp(source, { failOn, unlimited, limitInputPixels: maxPixels, ignoreIcc: late })
    .resize({ ...turned(box, turning), fit: 'inside', withoutEnlargement: true })
    .flop(turning.mirrored)
    .rotate(turning.turn)
    .timeout({ seconds: Math.ceil(seconds) })
    .raw();
  if (hasExtraChannels(header) || isLab(header)) image.removeAlpha();
  else image.flatten({ background: '#ffffff' });
  // From the file's own profile to sRGB only after the picture was made small: before, it costs as much as the decode.
  if (late) image.withIccProfile('srgb');
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { data: info.channels === 3 ? data : firstThree(data, info.channels), width: info.width, height: info.height };
}

/** More than colour and alpha: scanners and print shops add them, and they hold no colour. */
function hasExtraChannels({ channels, space }: Header): boolean {
  return channels > (space === 'cmyk' ? 5 : 4);
}

/** Its white is not what sharp would lay under it: everything came out black. */
function isLab({ space }: Header): boolean {
  return space === 'lab' || space === 'labs';
}

function firstThree(data: Uint8Array, channels: number): Uint8Array {
  const rgb = new Uint8Array((data.length / channels) * 3);
  for (let from = 0, to = 0; to < rgb.length; from += channels, to += 3) rgb.set(data.subarray(from, from + 3), to);
  return rgb;
}
