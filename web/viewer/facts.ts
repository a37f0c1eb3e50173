/** What is known of a file, in words. */
import { bytesText } from '../../core/amounts.ts';
import type { TakenSource } from '../../core/metadata.ts';
import { wallText } from '../words/when.ts';
import type { Known } from './knownOf.ts';

/** `Mon 14 July 2025 18:32:05, UTC+1`. */
export function takenWords({ takenLocal, takenOffsetMin }: Pick<Known, 'takenLocal' | 'takenOffsetMin'>): string {
  if (takenLocal === undefined) return 'No date';
  return takenOffsetMin === undefined
    ? wallText(takenLocal)
    : `${wallText(takenLocal)}, ${offsetWords(takenOffsetMin)}`;
}

/** `UTC`, `UTC+1`, `UTC−3:30`. */
export function offsetWords(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

const SOURCES: Record<TakenSource, string> = {
  exif: 'as the camera wrote it',
  xmp: 'from XMP or IPTC, added after it was taken',
  uploader: 'as the uploader was told',
  name: 'read from the file name',
  mtime: 'when the file was last changed: the file itself says nothing',
  none: 'neither the file nor its name says when',
};

/** Where the date comes from. */
export function sourceWords(source: string | undefined): string {
  return SOURCES[source as TakenSource] ?? SOURCES.none;
}

/** `1/250 s`, `0.5 s`, `f/2.8`, `ISO 400`, `35 mm`, as far as they are known. */
export function exposureWords({ seconds, fNumber, iso, focalMm }: NonNullable<Known['exposure']>): string[] {
  return [
    seconds && secondsWords(seconds),
    fNumber && `f/${plain(fNumber, 1)}`,
    iso && `ISO ${iso.toLocaleString('en')}`,
    focalMm && `${plain(focalMm, 1)} mm`,
  ].filter((each): each is string => typeof each === 'string');
}

/** From a quarter of a second on cameras tell it as a number. */
const LONG_S = 0.25;

function secondsWords(seconds: number): string {
  return seconds < LONG_S ? `1/${Math.round(1 / seconds)} s` : `${plain(seconds, 1)} s`;
}

/** `Canon EOS R5`: most models begin with the maker's name, or with a part of it. */
export function cameraWords({ make = '', model = '' }: NonNullable<Known['camera']>): string {
  const maker = make.split(' ')[0]!;
  return model.toLowerCase().startsWith(maker.toLowerCase()) ? model : `${make} ${model}`.trim();
}

/** `6,000 × 4,000, 24 MP`. */
export function pixelsWords({ width, height }: { width: number; height: number }): string {
  const millions = (width * height) / 1e6;
  const exact = `${width.toLocaleString('en')} × ${height.toLocaleString('en')}`;
  return millions < 0.1 ? exact : `${exact}, ${plain(millions, millions < 10 ? 1 : 0)} MP`;
}

/** `38.722252, -9.139337`: as maps take it. */
export function coordinates({ lat, lon }: NonNullable<Known['gps']>): string {
  return `${plain(lat, 6)}, ${plain(lon, 6)}`;
}

const DEVELOPERS: Record<string, string> = {
  sharp: 'Read as it is',
  ImageMagick: 'Read by ImageMagick',
  'heif-convert': 'Read by libheif',
  ffmpeg: 'A picture of the video, by ffmpeg',
  'embedded preview': "The camera's own picture, from within the RAW",
  dcraw: 'Developed from the RAW by dcraw',
  libraw: 'Developed from the RAW by LibRaw',
};

export function developedWords({ developedBy, turn }: Pick<Known, 'developedBy' | 'turn'>): string | undefined {
  if (developedBy === undefined) return undefined;
  const by = DEVELOPERS[developedBy] ?? `Read by ${developedBy}`;
  return turn === 0 ? by : `${by}; turned by you to ${turn}°`;
}

/** `2,048 × 1,365, 312 KB`. */
export function previewWords({ width, height, bytes }: Known['previews'][number]): string {
  return `${width.toLocaleString('en')} × ${height.toLocaleString('en')}, ${bytesText(bytes)}`;
}

function plain(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
