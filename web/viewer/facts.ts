/** What is known of a file, in words. */
import { bytesText } from '../../core/amounts.ts';
import { offsetText } from '../words/factText.ts';
import { wallText } from '../words/when.ts';
import type { Known } from './knownOf.ts';

/** `Mon 14 July 2025 18:32:05, UTC+1`. */
export function takenWords({ takenLocal, takenOffsetMin }: Pick<Known, 'takenLocal' | 'takenOffsetMin'>): string {
  if (takenLocal === undefined) return 'No date';
  return takenOffsetMin === undefined ? wallText(takenLocal) : `${wallText(takenLocal)}, ${offsetText(takenOffsetMin)}`;
}

/** `Canon EOS R5`: most models begin with the maker's name, or with a part of it. */
export function cameraWords({ make = '', model = '' }: NonNullable<Known['camera']>): string {
  const maker = make.split(' ')[0]!;
  return model.toLowerCase().startsWith(maker.toLowerCase()) ? model : `${make} ${model}`.trim();
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
