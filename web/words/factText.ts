/** What is known of a photo, in the words that are used wherever it is told. */
import type { TakenSource } from '../../core/metadata.ts';

type Known<Field extends string> = { [F in Field]?: number | undefined };

/** `1/250 s · f/2.8 · 35 mm · ISO 1,600`, as far as it is known. */
export function exposureText({ seconds, fNumber, focalMm, iso }: Known<'seconds' | 'fNumber' | 'focalMm' | 'iso'>) {
  const known = [
    seconds && secondsText(seconds),
    fNumber && `f/${plain(fNumber, 1)}`,
    focalMm && `${plain(focalMm, 1)} mm`,
    iso && `ISO ${iso.toLocaleString('en')}`,
  ];
  return known.filter(Boolean).join(' · ');
}

/** Cameras tell more than a quarter of a second as a number. */
const LONGEST_FRACTION_S = 0.25;

function secondsText(seconds: number): string {
  return seconds <= LONGEST_FRACTION_S ? `1/${Math.round(1 / seconds)} s` : `${plain(seconds, 1)} s`;
}

/** `6,000 × 4,000 · 24 MP`. */
export function pixelsText(width: number, height: number): string {
  const millions = (width * height) / 1e6;
  const exact = `${width.toLocaleString('en')} × ${height.toLocaleString('en')}`;
  return millions < 0.1 ? exact : `${exact} · ${plain(millions, millions < 10 ? 1 : 0)} MP`;
}

/** `38.722252, -9.139337`: as maps take it. */
export function placeText(lat: number, lon: number): string {
  return `${plain(lat, 6)}, ${plain(lon, 6)}`;
}

/** `UTC`, `UTC+1`, `UTC−3:30`. */
export function offsetText(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

const SOURCES: Record<TakenSource, string> = {
  exif: 'as the camera wrote it',
  xmp: 'from XMP or IPTC, added after it was taken',
  uploader: 'as the uploader was told',
  name: 'read from the file name',
  mtime: 'when the file was last changed',
  none: 'neither the file nor its name says when',
};

/** Where the date comes from. */
export function sourceText(source: string | undefined): string {
  return SOURCES[source as TakenSource] ?? SOURCES.none;
}

function plain(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
