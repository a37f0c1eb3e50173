/** Pixels as stored, of files whose header our own decoder can't read. */
import type { MediaKind } from '../../../core/kind.ts';
import type { Inspection } from '../media.ts';
import type { Tags } from './exifTool.ts';
import { numbersOf } from './tags.ts';

type Size = NonNullable<Inspection['size']>;

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
const TOGETHER = ['RAF:RawImageFullSize', 'RAF:RawImageCroppedSize'];

/**
 * Of a RAW file the largest of all that it holds: smaller ones are previews. Of others what the format's own header
 * says, and only without that what was noted elsewhere.
 */
export function storedSize(values: Tags, kind: MediaKind): Size | undefined {
  const all = [...pairsIn(values), ...TOGETHER.map((name) => ({ group: name, size: numbersOf(values[name]) }))];
  const sizes = all.flatMap(({ group, size: [width, height] }) =>
    width !== undefined && height !== undefined && width > 0 && height > 0 ? [{ group, width, height }] : [],
  );
  const own = kind === 'raw' ? [] : sizes.filter(({ group }) => !NOTED.test(group));
  const [largest] = (own.length > 0 ? own : sizes).sort(
    (one, other) => other.width * other.height - one.width * one.height,
  );
  return largest && { width: largest.width, height: largest.height };
}

function* pairsIn(values: Tags): Generator<{ group: string; size: number[] }> {
  for (const name of Object.keys(values)) {
    const [group = '', tag = ''] = name.split(':');
    const pair = PAIRS.find(([width]) => width === tag);
    if (pair)
      yield { group, size: [Number(values[name]), Number(values[`${group}:${pair[1]}`])].filter(Number.isInteger) };
  }
}
