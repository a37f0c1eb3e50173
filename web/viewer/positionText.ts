/** Where in its list a photo is, to be read and to be heard. */
import { tileName } from '../grid/tileText.ts';
import type { Photo } from '../sources/photo.ts';

interface Total {
  photos: number;
  /** Nothing follows that has not been read. */
  ended: boolean;
}

/** `3,214 of 100,000`; `3 of more than 200`. */
export function positionText(index: number, { photos, ended }: Total): string {
  return `${numberText(index + 1)} of ${ended ? '' : 'more than '}${numberText(photos)}`;
}

/** `Photo 3,214 of 100,000, 14 July 2025 18:32, Canon R5, RAW`. */
export function spokenPosition(index: number, total: Total, photo: Photo): string {
  const [noun = '', ...rest] = tileName(photo).split(', ');
  return [`${noun} ${positionText(index, total)}`, ...rest].join(', ');
}

function numberText(count: number): string {
  return count.toLocaleString('en');
}
