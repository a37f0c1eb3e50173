/** What a file says of itself, by exiftool's reading, in our words. */
import type { MediaKind } from '../../../core/kind.ts';
import type { Metadata } from '../../../core/metadata.ts';
import { partsOf } from '../../../core/names.ts';
import { TIFF_RAW } from '../identify/identify.ts';
import type { Size } from '../size.ts';
import { dumpOf } from './dump.ts';
import type { ExifTool, Said } from './exifTool.ts';
import { cameraOf, exposureOf } from './exposure.ts';
import { fileTime } from './fileTime.ts';
import { findEmbedded } from './findEmbedded.ts';
import { orientationOf } from './orientationOf.ts';
import { positionOf } from './position.ts';
import { storedSize } from './storedSize.ts';
import { numberOf } from './tags.ts';
import { withExtension } from './withExtension.ts';
import { wordsOf } from './wordsOf.ts';

export interface Read {
  metadata: Partial<Metadata>;
  /** Pixels as stored, where a header claims them. */
  size?: Size;
  /** A film's container with nothing but sound in it. */
  soundOnly: boolean;
}

/** What can't be read is absent: bad metadata is never a fault. */
export async function readMetadata(
  exifTool: ExifTool,
  file: string,
  name: string,
  kind: MediaKind,
  signal: AbortSignal,
): Promise<Read> {
  const { ext } = partsOf(name);
  const read = (path: string) => exifTool.read(path, signal);
  const said = kind === 'raw' && TIFF_RAW.has(ext) ? await withExtension(file, ext, read) : await read(file);
  const metadata = metadataOf(said, kind);
  const embedded = kind === 'raw' ? await findEmbedded(file, said.values, signal) : undefined;
  const size = storedSize(said.values, kind);
  const soundOnly = kind === 'video' && /^audio\//.test(String(said.values['File:MIMEType']));
  return { metadata: { ...metadata, ...(embedded && { embedded }) }, ...(size && { size }), soundOnly };
}

/** Pure: from tags to all that follows from them. */
export function metadataOf(said: Said, kind: MediaKind): Partial<Metadata> {
  const orientation = orientationOf(said.values);
  const exposure = exposureOf(said);
  const camera = cameraOf(said);
  const gps = positionOf(said);
  const durationS = kind === 'video' ? durationOf(said) : undefined;
  return {
    ...(orientation !== undefined && { orientation }),
    ...(exposure && { exposure }),
    ...fileTime(said),
    ...(camera && { camera }),
    ...(gps && { gps }),
    ...wordsOf(said),
    ...(durationS !== undefined && { durationS }),
    ...dumpOf(said.words),
  };
}

const DURATIONS = [
  'QuickTime:Duration',
  'Info:Duration',
  'Matroska:Duration',
  'M2TS:Duration',
  'ASF:Duration',
  'Flash:Duration',
];

function durationOf({ values }: Said): number | undefined {
  const seconds = numberOf(values, [...DURATIONS, 'Composite:Duration'], (value) => value > 0 && value < 1e7);
  return seconds === undefined ? undefined : Number(seconds.toFixed(3));
}
