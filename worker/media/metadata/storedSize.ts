/** Pixels as stored, of files whose header our own decoder can't read. */
import type { MediaKind } from '../../../core/kind.ts';
import type { Size } from '../size.ts';
import type { Tags } from './exifTool.ts';
import { numbersOf } from './tags.ts';

/** What was noted when the picture was taken may be of another size than what became of it. */
const NOTED = /^(?:IFD|ExifIFD|SubIFD|InteropIFD|XMP-|Composite|MPF|Trailer)/;
/** Names of a width, each with that of its height in the same group. */
const PAIRS = [
  ['ImageWidth', 'ImageHeight'],
  ['SourceImageWidth', 'SourceImageHeight'],
  ['RawImageFullWidth', 'RawImageFullHeight'],
  ['SensorWidth', 'SensorHeight'],
  ['ExifImageWidth', 'ExifImageHeight'],
] as const;
/** Maker notes tell the sensor's size of every picture, however small it was stored: 8352 x 5586 in a HIF of 2400 x 1600. */
const SENSOR = /^(?:RawImageFull|Sensor)Width$/;
const TOGETHER = ['RAF:RawImageFullSize', 'RAF:RawImageCroppedSize'];

/**
 * Of a RAW file the largest of all that it holds: smaller ones are previews. Of others what exiftool says of the file as a
 * whole, which of a HEIF is its primary image; else what the format's own header says of its parts; and only without
 * that what was noted elsewhere.
 */
export function storedSize(values: Tags, kind: MediaKind): Size | undefined {
  const all = claimsIn(values);
  if (kind === 'raw') return largest(all);
  const stored = all.filter(({ sensor }) => !sensor);
  const whole = stored.filter(({ group }) => group === 'File');
  const parts = stored.filter(({ group }) => !NOTED.test(group));
  return largest(whole) ?? largest(parts) ?? largest(stored);
}

interface Claim extends Size {
  group: string;
  sensor: boolean;
}

function largest(claims: readonly Claim[]): Size | undefined {
  const [first] = claims.toSorted((one, other) => other.width * other.height - one.width * one.height);
  return first && { width: first.width, height: first.height };
}

function claimsIn(values: Tags): Claim[] {
  const said = Object.keys(values).flatMap((name) => {
    const [group = '', tag = ''] = name.split(':');
    const pair = PAIRS.find(([width]) => width === tag);
    if (!pair) return [];
    const size = [values[name], values[`${group}:${pair[1]}`]].map(Number).filter(Number.isInteger);
    return [{ group, sensor: SENSOR.test(tag), size }];
  });
  const together = TOGETHER.map((name) => ({ group: name, sensor: true, size: numbersOf(values[name]) }));
  return [...said, ...together].flatMap(({ size: [width = 0, height = 0], ...rest }) =>
    width > 0 && height > 0 ? [{ ...rest, width, height }] : [],
  );
}
